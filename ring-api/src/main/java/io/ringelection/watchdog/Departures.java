package io.ringelection.watchdog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Which members come and go: those that left the ring several times lately. By name, because a node
 * that comes back has another incarnation. Not safe for use by several threads.
 */
final class Departures {
  /** A member that left this often within the window is told. */
  static final int MANY = 3;

  static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(10);

  private static final int MOST_NAMES = 10_000;
  private static final int MOST_TIMES = 100;

  private final Map<String, Deque<Long>> byName = new LinkedHashMap<>(16, 0.75f, true);

  void see(String name, long now) {
    Deque<Long> times = byName.computeIfAbsent(name, first -> new ArrayDeque<>());
    times.addLast(now);
    if (times.size() > MOST_TIMES) {
      times.removeFirst();
    }
    if (byName.size() > MOST_NAMES) {
      byName.remove(byName.keySet().iterator().next());
    }
  }

  /** The members that left often, the most restless first. */
  List<Sightings.Flapping> many(int most, long now) {
    byName.values().forEach(times -> times.removeIf(time -> now - time > WINDOW_NANOS));
    byName.values().removeIf(Deque::isEmpty);
    return byName.entrySet().stream()
        .filter(entry -> entry.getValue().size() >= MANY)
        .map(entry -> new Sightings.Flapping(entry.getKey(), entry.getValue().size()))
        .sorted(Sightings.Flapping.MOST_RESTLESS_FIRST)
        .limit(most)
        .toList();
  }
}
