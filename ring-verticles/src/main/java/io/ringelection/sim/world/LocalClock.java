package io.ringelection.sim.world;

/**
 * The clock of one node: any origin, and a rate that is not quite that of real time. It can stand
 * still, as a monotonic clock does while its machine is suspended.
 */
public final class LocalClock {
  private static final long FAR = 1L << 52;

  private final double rate;
  private long offset;

  /**
   * A clock that goes.
   *
   * @param offset what it shows at real time 0, nanoseconds
   * @param rate its nanoseconds for one of real time
   */
  public LocalClock(long offset, double rate) {
    this.offset = offset;
    this.rate = rate;
  }

  /** It has stood still for a while until just now. */
  void standStill(long real) {
    offset -= (long) (real * rate);
  }

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

  @Override
  public String toString() {
    return "clock with " + offset + " at 0 and rate " + rate;
  }
}
