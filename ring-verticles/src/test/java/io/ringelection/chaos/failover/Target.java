package io.ringelection.chaos.failover;

import io.ringelection.ledger.Figures;
import java.util.concurrent.TimeUnit;

/**
 * What a figure should be at most.
 *
 * @param median nanoseconds that a partition is without an owner
 * @param worst the same, in the worst case
 * @param whole nanoseconds until everything is owned and even, in the middle
 */
record Target(long median, long worst, long whole) {
  private static final long NONE = Long.MAX_VALUE;
  private static final long LATENESS_MILLIS = 150;

  static Target of(Trial.Kind kind, long leaseMillis) {
    switch (kind) {
      case START:
        return new Target(NONE, NONE, NONE);
      case JOIN:
        return new Target(millis(5), millis(100), millis(2000));
      case LEAVE:
        return new Target(millis(5), NONE, millis(1000));
      case KILL_MEMBER:
        return new Target(millis(60), millis(300), NONE);
      case KILL_LEADER:
        return new Target(millis(80), millis(500), NONE);
      default:
        return new Target(NONE, millis(leaseMillis + LATENESS_MILLIS), NONE);
    }
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** How many of them there are, and how many are missed. */
  Count count(Figures gaps, Figures whole) {
    return new Count(0, 0)
        .with(gaps.median(), median)
        .with(gaps.worst(), worst)
        .with(whole.median(), this.whole);
  }

  /**
   * Targets.
   *
   * @param all how many
   * @param missed of them
   */
  record Count(int all, int missed) {
    private Count with(long figure, long limit) {
      return limit == NONE ? this : plus(new Count(1, figure <= limit ? 0 : 1));
    }

    Count plus(Count other) {
      return new Count(all + other.all, missed + other.missed);
    }

    @Override
    public String toString() {
      return missed + " of " + all;
    }
  }

  /** What is met and what is not. */
  String verdict(Figures gaps, Figures whole) {
    String verdict =
        one("median", gaps.median(), median)
            + one("worst", gaps.worst(), worst)
            + one("whole", whole.median(), this.whole);
    return verdict.isEmpty() ? "" : verdict.strip();
  }

  private static String one(String what, long figure, long limit) {
    if (limit == NONE) {
      return "";
    }
    return " " + what + (figure <= limit ? " <= " : " MISSES ") + Figures.time(limit);
  }
}
