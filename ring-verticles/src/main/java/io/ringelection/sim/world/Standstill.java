package io.ringelection.sim.world;

/**
 * What a driver does about a suspended machine: before each input it compares how far the wall
 * clock and the monotonic clock have gone.
 */
final class Standstill {
  /** What may be forgiven: wall clocks are set, too. */
  static final long LIMIT_MILLIS = 500;

  private long ahead;

  Standstill(long wallMillis, long nanos) {
    ahead = wallMillis - nanos / Setting.MS;
  }

  /** True when the machine stood still since the last call. */
  boolean noticed(long wallMillis, long nanos) {
    long before = ahead;
    ahead = wallMillis - nanos / Setting.MS;
    return ahead - before > LIMIT_MILLIS;
  }
}
