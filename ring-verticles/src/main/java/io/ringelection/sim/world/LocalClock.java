package io.ringelection.sim.world;

/**
 * The clock of one node: any origin, and a rate that is not quite that of real time.
 *
 * @param offset what it shows at real time 0, nanoseconds
 * @param rate its nanoseconds for one of real time
 */
public record LocalClock(long offset, double rate) {
  private static final long FAR = 1L << 52;

  /** What the clock shows at the given real time. */
  public long at(long real) {
    return offset + (long) (real * rate);
  }

  /**
   * The first real time at which the clock shows {@code local} or more: 0 when it did from the
   * start, {@link Long#MAX_VALUE} when that is beyond any run.
   */
  public long reaches(long local) {
    if (local <= offset) {
      return 0;
    }
    if (local - FAR > offset) {
      return Long.MAX_VALUE;
    }
    long real = (long) ((local - offset) / rate);
    while (at(real) < local) {
      real++;
    }
    while (real > 0 && at(real - 1) >= local) {
      real--;
    }
    return real;
  }
}
