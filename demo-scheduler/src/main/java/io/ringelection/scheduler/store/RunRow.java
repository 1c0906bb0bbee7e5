package io.ringelection.scheduler.store;

import io.ringelection.scheduler.job.Attempt;
import io.ringelection.scheduler.job.RunState;
import java.time.Duration;
import java.time.Instant;

/**
 * One attempt as it is on record.
 *
 * @param attempt what was attempted
 * @param state what became of it
 * @param started when it was claimed, by the clock of its node
 * @param message one line for people
 */
public record RunRow(Attempt attempt, RunState state, Instant started, String message) {

  /** How long after its due time it was claimed. */
  public Duration lateness() {
    return Duration.between(attempt.due(), started);
  }
}
