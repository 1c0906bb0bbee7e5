package io.ringelection.core.step;

import java.util.concurrent.TimeUnit;

/**
 * Both clocks of a node at one moment. Leases are counted by the monotonic one, which stands still
 * while the machine is suspended; the wall clock does not, or is set right afterwards.
 *
 * @param wallMillis the wall clock
 * @param nanos the monotonic clock
 */
public record Clocks(long wallMillis, long nanos) {
  /** By how many nanoseconds two readings may differ because of rounding alone: less than that. */
  static final long GRAIN = TimeUnit.MILLISECONDS.toNanos(2);

  /** By how many nanoseconds the wall clock has gone further than the monotonic one since then. */
  public long aheadSince(Clocks earlier) {
    return TimeUnit.MILLISECONDS.toNanos(wallMillis - earlier.wallMillis) - (nanos - earlier.nanos);
  }

  /**
   * True when the wall clock has gone further than the monotonic one since {@code earlier}. Then a
   * driver gives its node a tick before any other input, so that nothing is judged by a clock that
   * stood still.
   */
  public boolean wentApartSince(Clocks earlier) {
    return aheadSince(earlier) >= GRAIN;
  }
}
