package io.ringelection.faces;

import io.ringelection.RingEvent;
import io.ringelection.ledger.Figures;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How old events were when they arrived at one face. Nodes write whole milliseconds, cut off, so
 * that a figure is up to a millisecond too high.
 */
final class Delays {
  private final List<Long> nanos = new ArrayList<>();

  /** The event arrives now. */
  synchronized void arrived(RingEvent event) {
    long micros =
        ChronoUnit.MICROS.between(Instant.ofEpochMilli(event.timeMillis()), Instant.now());
    nanos.add(TimeUnit.MICROSECONDS.toNanos(micros));
  }

  synchronized Figures figures() {
    return Figures.of(nanos);
  }

  /** A line of a table. */
  String line(String face) {
    Figures figures = figures();
    return String.format(
        Locale.ROOT,
        "  %-20s %8d %10s %10s %10s%n",
        face,
        figures.count(),
        Figures.time(figures.median()),
        Figures.time(figures.p99()),
        Figures.time(figures.worst()));
  }

  /** What stands over such lines. */
  static String head(String what) {
    return String.format(
        Locale.ROOT, "  %-20s %8s %10s %10s %10s%n", what, "n", "median", "p99", "worst");
  }
}
