package io.ringelection.verticles.transport;

/** Lets one line through per interval and counts the rest: a flood must not fill the log. */
public final class Complaints {
  private final long interval;
  private boolean begun;
  private long last;
  private long untold;

  /**
   * The first complaint is due.
   *
   * @param interval nanoseconds
   */
  public Complaints(long interval) {
    this.interval = interval;
  }

  /** Counts one; returns how many have come since the last line when a line is due, else 0. */
  public long due(long now) {
    untold++;
    if (begun && now - last < interval) {
      return 0;
    }
    long told = untold;
    begun = true;
    last = now;
    untold = 0;
    return told;
  }
}
