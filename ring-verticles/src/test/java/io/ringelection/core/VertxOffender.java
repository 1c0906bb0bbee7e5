package io.ringelection.core;

/** Breaks a rule of the house on purpose. */
public final class VertxOffender {
  io.vertx.core.Vertx vertx;
}
