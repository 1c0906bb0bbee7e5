package io.ringelection.verticles.grpc;

import io.ringelection.Ring;
import io.ringelection.grpc.GrpcOptions;
import io.ringelection.grpc.RingGrpcVerticle;
import io.ringelection.journal.Journal;
import io.ringelection.journal.JournalOptions;
import io.ringelection.verticles.Conditions;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;

/** A node of a real ring with its own journal and its own gRPC verticle. */
final class GrpcNode {
  final Journal journal;
  private final Vertx vertx;
  private final RingGrpcVerticle face;
  private final String deployment;

  GrpcNode(Vertx vertx, Ring ring, GrpcOptions options) {
    this.vertx = vertx;
    this.journal =
        Conditions.await(
            "a journal", Journal.open(vertx, ring.options().getName(), new JournalOptions()));
    this.face = new RingGrpcVerticle(ring, journal, options.setPort(0));
    this.deployment = Conditions.await("a gRPC verticle", vertx.deployVerticle(face));
  }

  SocketAddress address() {
    return SocketAddress.inetSocketAddress(face.actualPort(), "127.0.0.1");
  }

  /** As clients in other languages write it. */
  String target() {
    return "127.0.0.1:" + face.actualPort();
  }

  void stop() {
    Conditions.await(
        "the end of a gRPC verticle",
        vertx.undeploy(deployment).compose(undeployed -> journal.close()));
  }
}
