package io.ringelection.verticles.driver;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;

/** Waiting that ends. */
final class Waits {
  private Waits() {}

  /**
   * Completes on {@code context} when {@code registrations} has, well or not, and after {@code
   * millis} at the latest: a cluster manager that is stuck neither takes registrations nor takes
   * them back, and a node begins, and ends, all the same.
   */
  static Future<Void> atMost(ContextInternal context, long millis, Future<?> registrations) {
    Promise<Void> over = context.promise();
    long timer = context.setTimer(millis, late -> over.tryComplete());
    registrations.onComplete(
        done -> {
          context.owner().cancelTimer(timer);
          over.tryComplete();
        });
    return over.future();
  }
}
