package io.ringelection.sim.world;

import io.ringelection.NodeId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who runs where. */
final class Population {
  private final @Nullable SimNode[] slots;
  private final List<SimNode> live = new ArrayList<>();
  private final List<SimNode> liveToRead = Collections.unmodifiableList(live);
  private final Map<NodeId, SimNode> byId = new HashMap<>();

  Population(int slots) {
    this.slots = new @Nullable SimNode[slots];
  }

  /** Running nodes by slot. */
  List<SimNode> live() {
    return liveToRead;
  }

  @Nullable SimNode in(int slot) {
    return slots[slot];
  }

  @Nullable SimNode find(NodeId id) {
    return byId.get(id);
  }

  /** The slot must be free. */
  void add(SimNode node) {
    SimNode other = slots[node.slot()];
    if (other != null) {
      throw new IllegalStateException("slot " + node.slot() + " is taken by " + other.id());
    }
    slots[node.slot()] = node;
    byId.put(node.id(), node);
    relist();
  }

  void remove(SimNode node) {
    slots[node.slot()] = null;
    byId.remove(node.id());
    relist();
  }

  private void relist() {
    live.clear();
    for (SimNode node : slots) {
      if (node != null) {
        live.add(node);
      }
    }
  }
}
