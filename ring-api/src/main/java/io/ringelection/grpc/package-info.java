/**
 * The ring over gRPC, for programs in any language: the services of {@code ring.v1}, health and
 * reflection. It stands on the public {@link io.ringelection.Ring} and the journal only.
 *
 * <p>{@link io.ringelection.grpc.RingGrpcVerticle} serves them; the file {@code ring/v1/ring.proto}
 * in this jar tells what each message means, and {@code io.ringelection.grpc.v1} is what protoc
 * makes of it for Java.
 */
@NullMarked
package io.ringelection.grpc;

import org.jspecify.annotations.NullMarked;
