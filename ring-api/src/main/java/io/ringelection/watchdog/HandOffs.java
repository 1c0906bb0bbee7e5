package io.ringelection.watchdog;

import io.ringelection.NodeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Hand-offs that were begun and are not told to have ended. One that takes longer than its node
 * allows itself is stuck. Not safe for use by several threads.
 */
final class HandOffs {
  /** Beyond the limit: the news needs time, too. */
  static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Map<Integer, Running> running = new HashMap<>();
  private long stuckBefore;

  private record Running(NodeId node, long since, long limit) {
    boolean isStuck(long now) {
      return now - since > limit + GRACE_NANOS;
    }
  }

  void begin(int partition, NodeId node, long limitMillis, long now) {
    running.put(partition, new Running(node, now, TimeUnit.MILLISECONDS.toNanos(limitMillis)));
  }

  void end(int partition, NodeId node, long now) {
    Running handOff = running.get(partition);
    if (handOff != null && handOff.node().equals(node)) {
      running.remove(partition);
      stuckBefore += handOff.isStuck(now) ? 1 : 0;
    }
  }

  /** It is not known any more which are running. */
  void forget() {
    running.clear();
  }

  /** How many were or are stuck. */
  long stuckEver(long now) {
    return stuckBefore + running.values().stream().filter(r -> r.isStuck(now)).count();
  }

  /** Those that are stuck, the longest first. */
  List<Sightings.StuckHandOff> stuck(int most, long now) {
    return running.entrySet().stream()
        .filter(entry -> entry.getValue().isStuck(now))
        .map(
            entry -> {
              Running handOff = entry.getValue();
              return new Sightings.StuckHandOff(
                  entry.getKey(), handOff.node(), now - handOff.since());
            })
        .sorted(Sightings.StuckHandOff.LONGEST_FIRST)
        .limit(most)
        .toList();
  }
}
