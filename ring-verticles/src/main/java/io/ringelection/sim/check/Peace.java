package io.ringelection.sim.check;

import io.ringelection.NodeId;
import io.ringelection.Phase;
import io.ringelection.sim.world.SimNode;
import io.ringelection.sim.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a ring must have reached some time after the last fault: {@link Invariant#BALANCED}. */
public final class Peace {
  private final World world;

  public Peace(World world) {
    this.world = world;
  }

  /** One sentence for each thing that is missing; empty when the ring is whole. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    Map<NodeId, Integer> loads = loads();
    int owned = loads.values().stream().mapToInt(Integer::intValue).sum();
    int partitions = world.setting().partitions();
    if (owned != partitions) {
      missing.add(owned + " of " + partitions + " partitions are owned: " + loads + waiting());
    } else if (spread(loads) > 1) {
      missing.add("loads differ by " + spread(loads) + ": " + loads + waiting());
    }
    return missing;
  }

  /** True when nothing is missing. */
  public boolean isWhole() {
    Map<NodeId, Integer> loads = loads();
    int owned = loads.values().stream().mapToInt(Integer::intValue).sum();
    return owned == world.setting().partitions() && spread(loads) <= 1;
  }

  /** Partitions that each node owns now; nodes that want to go only when they own some. */
  private Map<NodeId, Integer> loads() {
    Map<NodeId, Integer> loads = new TreeMap<>();
    for (SimNode node : world.live()) {
      int owned = node.claims().leased(world.now()) ? node.claims().count() : 0;
      if (owned > 0 || node.core().phase() != Phase.LEAVING) {
        loads.put(node.id(), owned);
      }
    }
    return loads;
  }

  private static int spread(Map<NodeId, Integer> loads) {
    int most = loads.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    int least = loads.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    return most - least;
  }

  private String waiting() {
    StringBuilder text = new StringBuilder();
    for (SimNode node : world.live()) {
      String why = node.core().waitingFor();
      if (!why.isEmpty()) {
        text.append("; ").append(node.id()).append(" waits for ").append(why);
      }
    }
    return text.toString();
  }
}
