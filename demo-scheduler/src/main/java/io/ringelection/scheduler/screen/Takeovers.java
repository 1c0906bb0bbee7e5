package io.ringelection.scheduler.screen;

import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.RingEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Follows who owns what, and tells when all that a dead node owned is owned again. Not safe for use
 * by several threads.
 */
public final class Takeovers {
  private record Owner(NodeId node, long token) {}

  private record Death(Instant at, int owned, Set<Integer> orphans) {}

  private final InstantSource clock;
  private final Consumer<String> tell;
  private final Map<Integer, Owner> owners = new HashMap<>();
  private final Map<NodeId, Death> deaths = new HashMap<>();

  /** Tells sentences to {@code tell}. */
  public Takeovers(InstantSource clock, Consumer<String> tell) {
    this.clock = clock;
    this.tell = tell;
  }

  /** {@code node} is dead from now on. */
  public void died(NodeId node) {
    if (deaths.containsKey(node)) {
      return;
    }
    Set<Integer> orphans = new HashSet<>();
    owners.forEach(
        (partition, owner) -> {
          if (owner.node().equals(node)) {
            orphans.add(partition);
          }
        });
    deaths.put(node, new Death(clock.instant(), orphans.size(), orphans));
  }

  /** An ownership event of any node. */
  public void apply(RingEvent event) {
    if (event instanceof RingEvent.Assigned) {
      for (Grant grant : event.grants()) {
        Owner owner = new Owner(event.node(), grant.token());
        if (owners.merge(grant.partition(), owner, Takeovers::newer) == owner) {
          owned(grant.partition(), event.node());
        }
      }
    }
  }

  private static Owner newer(Owner one, Owner other) {
    return other.token() >= one.token() ? other : one;
  }

  private void owned(int partition, NodeId by) {
    deaths
        .entrySet()
        .removeIf(
            entry ->
                !entry.getKey().equals(by)
                    && isHealed(entry.getKey(), entry.getValue(), partition));
  }

  private boolean isHealed(NodeId node, Death death, int partition) {
    if (!death.orphans().remove(partition) || !death.orphans().isEmpty()) {
      return false;
    }
    long millis = Duration.between(death.at(), clock.instant()).toMillis();
    tell.accept(
        "%s died: its %d partitions are owned again after %,d ms"
            .formatted(node.name(), death.owned(), millis));
    return true;
  }
}
