package io.ringelection.verticles;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.function.Supplier;

/**
 * Finds the context that a handler of the application belongs to: the caller's, or, for callers
 * from outside Vert.x, one that all handlers of a ring share.
 */
final class HandlerContext implements Supplier<Context> {
  private final VertxInternal vertx;
  private final Context outside;

  HandlerContext(VertxInternal vertx) {
    this.vertx = vertx;
    this.outside = vertx.createEventLoopContext();
  }

  @Override
  public Context get() {
    Context current = Vertx.currentContext();
    return current == null || current.owner() != vertx ? outside : current;
  }
}
