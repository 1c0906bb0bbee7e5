package io.ringelection.scheduler.job;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a job gets from one due time to the one it waits for next.
 *
 * @param due the due time whose turn it is
 * @param runs true when it is run, false when it is skipped
 * @param misfire true when it is run although it is a misfire
 * @param skipFrom the first due time that is skipped, null when none is
 * @param next the due time to wait for
 */
public record Step(
    Instant due, boolean runs, boolean misfire, @Nullable Instant skipFrom, Instant next) {

  static Step run(Instant due, Instant next, boolean misfire) {
    return new Step(due, true, misfire, null, next);
  }

  static Step runThenSkip(Instant due, Instant skipFrom, Instant next) {
    return new Step(due, true, true, skipFrom, next);
  }

  static Step skip(Instant due, Instant next) {
    return new Step(due, false, false, due, next);
  }

  /** The first due time that is skipped. */
  public Optional<Instant> skipped() {
    return Optional.ofNullable(skipFrom);
  }

  /** The due time that follows the one that is run. */
  public Instant following() {
    return skipped().orElse(next);
  }
}
