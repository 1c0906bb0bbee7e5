package io.ringelection.health;

import io.ringelection.grpc.GrpcOffender;

/** Breaks a rule of the house on purpose. */
public final class HealthOffender {
  GrpcOffender neighbour;
}
