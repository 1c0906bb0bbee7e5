package io.ringelection.verticles;

import io.ringelection.Outcome;
import io.ringelection.verticles.driver.Ownership;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

/** Work under the ownership of a partition, checked before and after. */
final class Execution {
  private final Ownership ownership;

  Execution(Ownership ownership) {
    this.ownership = ownership;
  }

  <T> Future<Outcome<T>> run(int partition, Duration minRemaining, Function<Long, Future<T>> work) {
    if (minRemaining.isNegative()) {
      throw new IllegalArgumentException(
          "minRemaining is " + minRemaining + ": it must be 0 or more");
    }
    long token = ownership.token(partition, saturatedNanos(minRemaining));
    if (token == 0) {
      return Future.succeededFuture(new Outcome<>(Outcome.Status.NOT_OWNER, 0, null));
    }
    return started(token, work).map(result -> judged(partition, token, result));
  }

  private static <T> Future<T> started(long token, Function<Long, Future<T>> work) {
    try {
      return Objects.requireNonNull(
          work.apply(token), "the work returned null instead of a future");
    } catch (RuntimeException thrown) {
      return Future.failedFuture(thrown);
    }
  }

  private <T> Outcome<T> judged(int partition, long token, T result) {
    return ownership.token(partition) == token
        ? new Outcome<>(Outcome.Status.DONE, token, result)
        : new Outcome<>(Outcome.Status.UNKNOWN, token, null);
  }

  private static long saturatedNanos(Duration duration) {
    return duration.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0
        ? Long.MAX_VALUE
        : duration.toNanos();
  }
}
