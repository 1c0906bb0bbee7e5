package io.ringelection.scheduler.store;

import io.ringelection.scheduler.job.RunState;
import java.util.Map;

/**
 * Counts, all of them from the database.
 *
 * @param states number of attempts per state; states without any are missing
 * @param again attempts beyond the first of a due time
 * @param duplicates due times with more than one attempt recorded as OK: always 0, or the guarantee
 *     is broken
 * @param missed due times that the attempt before them announced and that nobody claimed nor waits
 *     for: always 0, or the guarantee is broken
 */
public record Tally(Map<RunState, Long> states, long again, long duplicates, long missed) {
  /** Nothing counted. */
  public static final Tally NONE = new Tally(Map.of(), 0, 0, 0);

  /** Number of attempts in {@code state}. */
  public long count(RunState state) {
    return states.getOrDefault(state, 0L);
  }
}
