package io.ringelection.scheduler;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for futures on the main thread, which is nobody's event loop. */
final class Blocking {
  private Blocking() {}

  /**
   * The result of {@code future}.
   *
   * @param what is waited for, for the sentence when it takes longer than {@code limit}
   */
  static <T> T await(String what, Future<T> future, Duration limit) {
    return await(what, future.toCompletionStage().toCompletableFuture(), limit);
  }

  /** The same for a future that is not of Vert.x. */
  static <T> T await(String what, CompletableFuture<T> future, Duration limit) {
    try {
      return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      throw cause instanceof RuntimeException unchecked
          ? unchecked
          : new StartException(what + " failed: " + cause.getMessage(), cause);
    } catch (TimeoutException late) {
      throw new StartException(what + " took longer than " + limit.toSeconds() + " s", late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StartException(what + " was interrupted", interrupted);
    }
  }
}
