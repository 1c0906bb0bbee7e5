package io.ringelection.core;

import io.ringelection.core.step.Clocks;
import io.ringelection.core.step.Timing;

/**
 * Notices that the machine stood still, and the monotonic clock with it. Standstills add up: what
 * counts is how far the wall clock went ahead in all since a lease began that may still run.
 *
 * <p>The monotonic clock may also go wrong by the drift that leases allow for, so only what goes
 * beyond that counts, and only the last one or two leases are looked at; and a wall clock may be
 * set, so a little is forgiven. What is forgiven, the leases make up for: see {@link
 * Timing#memberShare}.
 */
final class Standstill {
  private final Timing timing;
  private final Clocks first;
  private long least;
  private long leastBefore;
  private long until;

  /** Compares from now on. */
  Standstill(Timing timing, Clocks first) {
    this.timing = timing;
    this.first = first;
    this.until = first.nanos() + timing.lease();
  }

  /** True when the machine stood still for too long; then it begins anew. */
  boolean noticed(Clocks now) {
    long ahead = aheadBeyondDrift(now);
    if (now.nanos() >= until) {
      leastBefore = least;
      least = ahead;
      until = now.nanos() + timing.lease();
    }
    least = Math.min(least, ahead);
    if (ahead - Math.min(least, leastBefore) <= timing.forgiven()) {
      return false;
    }
    least = ahead;
    leastBefore = ahead;
    return true;
  }

  /** Nanoseconds since the first comparison that drift does not explain. */
  private long aheadBeyondDrift(Clocks now) {
    double explained = timing.drift() * (now.nanos() - first.nanos());
    return now.aheadSince(first) - (long) explained;
  }
}
