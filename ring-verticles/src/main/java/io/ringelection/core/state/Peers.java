package io.ringelection.core.state;

import io.ringelection.NodeId;
import java.util.NavigableSet;
import java.util.TreeMap;

/** Nodes without a ring that said hello lately: the ones a ring could be founded with. */
public final class Peers {
  private static final int LIMIT = 10_000;

  private final NodeId self;
  private final boolean mayFound;
  private final long window;
  private final TreeMap<NodeId, Long> heardAt = new TreeMap<>();
  private long nextLook = Tenure.NEVER;

  Peers(NodeId self, boolean mayFound, long window) {
    this.self = self;
    this.mayFound = mayFound;
    this.window = window;
  }

  /** A node that may found said hello. */
  public void fresh(NodeId node, long now) {
    if (heardAt.size() < LIMIT || heardAt.containsKey(node)) {
      heardAt.put(node, now);
    }
  }

  /** The node is in a ring, or gone. */
  public void notFresh(NodeId node) {
    heardAt.remove(node);
  }

  /**
   * The fresh nodes, this one among them if it may found, in the order of their ids: who founds
   * first. Not to be kept.
   */
  public NavigableSet<NodeId> fresh(long now) {
    if (now >= nextLook) {
      heardAt.values().removeIf(at -> now - at > window);
      nextLook = now + window / 4;
    }
    if (mayFound) {
      heardAt.put(self, now);
    }
    return heardAt.navigableKeySet();
  }

  /** The ring is founded: nobody is needed any more. */
  void clear() {
    heardAt.clear();
  }
}
