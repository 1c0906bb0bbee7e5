package io.ringelection.access;

import io.ringelection.grpc.GrpcOffender;

/** Breaks a rule of the house on purpose. */
public final class AccessOffender {
  GrpcOffender neighbour;
}
