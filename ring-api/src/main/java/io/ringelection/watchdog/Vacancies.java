package io.ringelection.watchdog;

import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * How long each partition was without an owner, from the end of one ownership that was heard to the
 * beginning of the next. Not safe for use by several threads.
 */
final class Vacancies {
  private static final long OWNED = Long.MIN_VALUE;

  private final long[] since;
  private final long[] totalNanos;
  private final int[] times;
  private int open;

  /** All partitions count as owned until one is told to end. */
  Vacancies(int partitions) {
    since = new long[partitions];
    totalNanos = new long[partitions];
    times = new int[partitions];
    Arrays.fill(since, OWNED);
  }

  void begin(int partition, long now) {
    if (since[partition] == OWNED) {
      since[partition] = now;
      times[partition]++;
      open++;
    }
  }

  void end(int partition, long now) {
    if (since[partition] != OWNED) {
      totalNanos[partition] = nanos(partition, now);
      since[partition] = OWNED;
      open--;
    }
  }

  /** Partitions without an owner now. */
  int open() {
    return open;
  }

  /** Nanoseconds of all partitions together. */
  long nanos(long now) {
    long sum = 0;
    for (int p = 0; p < since.length; p++) {
      sum += nanos(p, now);
    }
    return sum;
  }

  /** The partitions that were without an owner for longest, the worst first. */
  List<Sightings.Vacancy> worst(int most, long now) {
    PriorityQueue<Sightings.Vacancy> worst = new PriorityQueue<>(Sightings.Vacancy.SHORTEST_FIRST);
    for (int p = 0; p < since.length; p++) {
      if (times[p] > 0) {
        worst.add(new Sightings.Vacancy(p, nanos(p, now), times[p], since[p] != OWNED));
        if (worst.size() > most) {
          worst.remove();
        }
      }
    }
    return worst.stream().sorted(Sightings.Vacancy.SHORTEST_FIRST.reversed()).toList();
  }

  private long nanos(int partition, long now) {
    long before = totalNanos[partition];
    return since[partition] == OWNED ? before : before + now - since[partition];
  }
}
