package io.ringelection.scheduler.screen;

import io.ringelection.Cause;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.RingEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows who owns what, and tells when all that a dead node owned is owned again. Not safe for use
 * by several threads.
 */
public final class Takeovers {
  private static final Set<Cause> DEATHS =
      EnumSet.of(Cause.CRASH_PROVED, Cause.LEASE_EXPIRED, Cause.OWNER_LOST);

  private record Owner(NodeId node, long token) {}

  /** The moment of the death is null when nobody could see it. */
  private record Death(@Nullable Instant at, int owned, Set<Integer> orphans) {}

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
    died(node, clock.instant());
  }

  private void died(NodeId node, @Nullable Instant at) {
    Death known = deaths.get(node);
    if (known != null && (known.at() != null || at == null)) {
      return;
    }
    Set<Integer> orphans = new HashSet<>();
    owners.forEach(
        (partition, owner) -> {
          if (owner.node().equals(node)) {
            orphans.add(partition);
          }
        });
    deaths.put(node, new Death(at, orphans.size(), orphans));
  }

  /** An event of any node. */
  public void apply(RingEvent event) {
    if (event instanceof RingEvent.Assigned assigned) {
      for (Grant grant : assigned.grants()) {
        assigned(event, grant);
      }
    }
  }

  private void assigned(RingEvent event, Grant grant) {
    Owner before = owners.get(grant.partition());
    Owner owner = new Owner(event.node(), grant.token());
    if (before != null && before.token() > owner.token()) {
      return;
    }
    if (before != null && DEATHS.contains(event.cause()) && !before.node().equals(owner.node())) {
      died(before.node(), null);
    }
    // Whom we took for dead and who owns something new was only late.
    deaths.computeIfPresent(owner.node(), (node, death) -> death.at() == null ? null : death);
    owners.put(grant.partition(), owner);
    owned(grant.partition(), owner.node());
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
    tell.accept(sentence(node.name(), death));
    return true;
  }

  private String sentence(String name, Death death) {
    String known = "%s died: its %d partitions are owned again".formatted(name, death.owned());
    return death.at() == null
        ? known
        : known
            + " after %,d ms".formatted(Duration.between(death.at(), clock.instant()).toMillis());
  }
}
