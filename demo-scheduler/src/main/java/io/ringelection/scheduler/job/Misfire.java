package io.ringelection.scheduler.job;

import java.time.Duration;
import java.time.Instant;

/**
 * What becomes of due times that nobody could serve in time. A due time that is late by less than
 * the window is simply served late; one that is later is a misfire.
 *
 * @param policy what to do with misfires
 * @param window from which lateness on
 * @param max for FIRE_ALL, how many misfires are run in a row before the rest is skipped; 1 to 1000
 */
public record Misfire(Policy policy, Duration window, int max) {
  /** Misfires older than a minute are run once. */
  public static final Misfire DEFAULT = new Misfire(Policy.FIRE_ONCE, Duration.ofMinutes(1), 10);

  /** The choices. */
  public enum Policy {
    /** The oldest misfire is run; it stands for all of them. */
    FIRE_ONCE,
    /** No misfire is run. */
    SKIP,
    /** The oldest {@link Misfire#max} misfires are run, one after another. */
    FIRE_ALL
  }

  /**
   * Decides on one due time.
   *
   * @param due the due time whose turn it is
   * @param ran how many misfires were run in a row just before
   */
  public Step step(Schedule schedule, Instant due, Instant now, int ran) {
    Instant next = schedule.next(due);
    if (!isMisfire(due, now)) {
      return Step.run(due, next, false);
    }
    if (policy == Policy.SKIP) {
      return Step.skip(due, resume(schedule, now));
    }
    boolean last = policy == Policy.FIRE_ONCE || ran + 1 >= max;
    return last && isMisfire(next, now)
        ? Step.runThenSkip(due, next, resume(schedule, now))
        : Step.run(due, next, true);
  }

  private boolean isMisfire(Instant due, Instant now) {
    return !due.isAfter(now.minus(window));
  }

  private Instant resume(Schedule schedule, Instant now) {
    return schedule.next(now.minus(window));
  }
}
