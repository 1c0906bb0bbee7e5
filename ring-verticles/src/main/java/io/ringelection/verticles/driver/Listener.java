package io.ringelection.verticles.driver;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.util.Objects;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A handler of the application and the context it runs on. What it does wrong is logged and changes
 * nothing for the ring.
 *
 * @param <E> what it is told
 */
record Listener<E>(Context context, Function<E, Future<Void>> handler) {
  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

  /** True when the verticle that has set the handler is undeployed. */
  boolean isGone() {
    return context instanceof ContextInternal own
        && own.isDeployment()
        && own.closeFuture().isClosed();
  }

  /** Queues the event on the context. Completes when the handler is done with it; never fails. */
  Future<Void> tell(E event) {
    Promise<Void> told = Promise.promise();
    try {
      context.runOnContext(
          turn ->
              run(event)
                  .onFailure(why -> LOG.error("a handler of the application failed", why))
                  .otherwiseEmpty()
                  .onComplete(told));
    } catch (RuntimeException closed) {
      LOG.warn("a handler of the application was not told, its context is closed", closed);
      told.complete();
    }
    return told.future();
  }

  private Future<Void> run(E event) {
    try {
      return Objects.requireNonNull(
          handler.apply(event), "the handler returned null instead of a future");
    } catch (RuntimeException | Error thrown) {
      return Future.failedFuture(thrown);
    }
  }
}
