package io.ringelection.faces;

import io.ringelection.NodeId;
import io.ringelection.RingEvent;
import java.util.HashMap;
import java.util.Map;

/** Counts what a watcher is told. */
final class SlowReader implements Hearing {
  private final Map<NodeId, Integer> assigned = new HashMap<>();
  private int changes;
  private int snapshots;

  @Override
  public synchronized void change(RingEvent event) {
    changes++;
    if (event instanceof RingEvent.Assigned news) {
      assigned.merge(news.node(), news.grants().size(), Integer::sum);
    }
  }

  @Override
  public synchronized void snapshot(int partitions) {
    snapshots++;
  }

  /** Counts from here on. */
  synchronized void begin() {
    changes = 0;
    snapshots = 0;
  }

  synchronized int changes() {
    return changes;
  }

  synchronized int snapshots() {
    return snapshots;
  }

  /** How many partitions a node was assigned. */
  synchronized int assigned(NodeId node) {
    return assigned.getOrDefault(node, 0);
  }
}
