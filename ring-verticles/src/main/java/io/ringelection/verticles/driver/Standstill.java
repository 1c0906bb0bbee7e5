package io.ringelection.verticles.driver;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Notices that the machine stood still: its wall clock has gone further than the monotonic clock,
 * by which leases are counted. What arrived meanwhile must not be judged by a clock that stood
 * still.
 */
final class Standstill {
  private static final long LIMIT_MILLIS = 500;

  private final LongSupplier wallMillis;
  private final LongSupplier nanos;
  private long ahead;

  /** Compares the two clocks from now on. */
  Standstill(LongSupplier wallMillis, LongSupplier nanos) {
    this.wallMillis = wallMillis;
    this.nanos = nanos;
    this.ahead = ahead();
  }

  private long ahead() {
    return wallMillis.getAsLong() - TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
  }

  /** True when the machine stood still since the last call. */
  boolean noticed() {
    long before = ahead;
    ahead = ahead();
    return ahead - before > LIMIT_MILLIS;
  }
}
