package io.ringelection.verticles;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Waits for what must become true, as briefly as possible and never for ever. */
public final class Conditions {
  private static final long POLL_MILLIS = 5;
  private static final long LIMIT_SECONDS = 60;

  private Conditions() {}

  /** Returns when {@code condition} is true; fails the test when it never is. */
  public static void until(Vertx vertx, String what, BooleanSupplier condition) {
    Promise<Void> met = Promise.promise();
    long timer =
        vertx.setPeriodic(
            POLL_MILLIS,
            turn -> {
              if (condition.getAsBoolean()) {
                met.tryComplete();
              }
            });
    try {
      await(what, met.future());
    } finally {
      vertx.cancelTimer(timer);
    }
  }

  /** The result of {@code future}; fails the test when there is none. */
  public static <T> T await(String what, Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException never) {
      throw new AssertionError("never came: " + what, never);
    } catch (ExecutionException failed) {
      throw new CompletionException(what, failed.getCause());
    } catch (InterruptedException interrupted) {
      throw new AssertionError("interrupted while waiting: " + what, interrupted);
    }
  }
}
