package io.ringelection.scheduler;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting in tests: for a result or a condition, never for a while. */
public final class Await {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private Await() {}

  /** The result of {@code future}. */
  public static <T> T result(Future<T> future) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new CompletionException(failed.getCause());
    } catch (InterruptedException | TimeoutException late) {
      throw new AssertionError("no result after " + LIMIT, late);
    }
  }

  /** The failure of {@code future}. */
  public static Throwable failure(Future<?> future) {
    return result(
        future
            .<Throwable>map(done -> new AssertionError("succeeded with " + done))
            .otherwise(failure -> failure));
  }

  /** Returns as soon as {@code condition} holds. */
  public static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("after " + LIMIT + " still not: " + what);
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }
}
