package io.ringelection.ledger;

import java.util.Collection;
import java.util.Locale;

/**
 * The middle and the worst of some times.
 *
 * @param count how many
 * @param median nanoseconds, 0 when there are none
 * @param p99 nanoseconds that 99 of 100 do not exceed, 0 when there are none
 * @param worst nanoseconds, 0 when there are none
 */
public record Figures(int count, long median, long p99, long worst) {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MILLIS_PER_SECOND = 1000;

  /** Those of {@code nanos}. */
  public static Figures of(Collection<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    int count = sorted.length;
    return count == 0
        ? new Figures(0, 0, 0, 0)
        : new Figures(count, sorted[count / 2], sorted[count * 99 / 100], sorted[count - 1]);
  }

  /** In milliseconds, with what is left as a fraction. */
  public static double millis(long nanos) {
    return nanos / NANOS_PER_MILLI;
  }

  /** For people: 3.2 ms or 2.05 s. */
  public static String time(long nanos) {
    double millis = millis(nanos);
    return millis < MILLIS_PER_SECOND
        ? String.format(Locale.ROOT, "%.1f ms", millis)
        : String.format(Locale.ROOT, "%.2f s", millis / MILLIS_PER_SECOND);
  }
}
