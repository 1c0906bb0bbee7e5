package io.ringelection.web;

import io.ringelection.grpc.GrpcOffender;

/** Breaks a rule of the house on purpose. */
public final class WebOffender {
  GrpcOffender neighbour;
}
