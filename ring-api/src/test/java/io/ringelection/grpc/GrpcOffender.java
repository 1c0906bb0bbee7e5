package io.ringelection.grpc;

import io.ringelection.rx.RxOffender;

/** Breaks a rule of the house on purpose. */
public final class GrpcOffender {
  RxOffender neighbour;
}
