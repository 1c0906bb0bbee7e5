package io.ringelection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a follower knows of one node: its grants after the last event told, and whether there is a
 * hole behind it. Each method returns the events to tell the subscriber now.
 */
final class FollowedNode {
  /** Events kept behind a hole; when there are more, the next state makes up for all of them. */
  static final int MAX_KEPT = 1024;

  private final String ring;
  private final NodeId node;
  private final Map<Integer, Grant> owned = new TreeMap<>();
  private final List<RingEvent> kept = new ArrayList<>();
  private long sequence;
  private boolean hole;
  private boolean gone;

  FollowedNode(String ring, NodeId node) {
    this.ring = ring;
    this.node = node;
  }

  /** True when the node must be asked for its state. */
  boolean hasHole() {
    return hole;
  }

  List<RingEvent> event(RingEvent event) {
    if (event.sequence() <= sequence) {
      return List.of();
    }
    if (!hole && event.sequence() == sequence + 1) {
      sequence = event.sequence();
      if (event instanceof OwnershipEvent change) {
        change.accept(new Fold());
      }
      return List.of(event);
    }
    hole = true;
    if (kept.size() == MAX_KEPT) {
      kept.clear();
    }
    kept.add(event);
    return List.of();
  }

  void beat(Beat beat) {
    hole |= beat.sequence() > sequence;
  }

  /**
   * The difference to what was told, then the events kept that follow the state. Where events were
   * missed that made no difference, an Assigned of nothing says so.
   */
  List<RingEvent> state(NodeState state) {
    if (state.sequence() < sequence) {
      return List.of();
    }
    boolean missed = state.sequence() > sequence;
    List<RingEvent> told = difference(state);
    if (missed && told.isEmpty()) {
      told.add(snapshot(state, List.of()));
    }
    sequence = state.sequence();
    hole = false;
    List<RingEvent> later = List.copyOf(kept);
    kept.clear();
    later.forEach(event -> told.addAll(event(event)));
    return told;
  }

  /** The node is dead: all it had is lost, a Lost of nothing where it had nothing. */
  List<RingEvent> gone() {
    if (gone) {
      return List.of();
    }
    gone = true;
    List<Grant> lost = List.copyOf(owned.values());
    owned.clear();
    return List.of(new RingEvent.Lost(ring, node, sequence, Cause.OWNER_LOST, lost));
  }

  private List<RingEvent> difference(NodeState state) {
    Map<Integer, Grant> now = new TreeMap<>();
    state.grants().forEach(grant -> now.put(grant.partition(), grant));
    List<Grant> ended = without(owned, now);
    List<Grant> begun = without(now, owned);
    owned.clear();
    owned.putAll(now);
    List<RingEvent> told = new ArrayList<>();
    if (!ended.isEmpty()) {
      told.add(new RingEvent.Lost(ring, node, state.sequence(), Cause.SNAPSHOT, ended));
    }
    if (!begun.isEmpty()) {
      told.add(snapshot(state, begun));
    }
    return told;
  }

  private RingEvent snapshot(NodeState state, List<Grant> begun) {
    return new RingEvent.Assigned(ring, node, state.sequence(), Cause.SNAPSHOT, begun);
  }

  private static List<Grant> without(Map<Integer, Grant> all, Map<Integer, Grant> excluded) {
    return all.values().stream()
        .filter(
            grant -> {
              Grant other = excluded.get(grant.partition());
              return other == null || other.token() != grant.token();
            })
        .toList();
  }

  /** Applies an event to what the node owns. */
  private final class Fold implements OwnershipEvent.EndVisitor<Boolean> {
    @Override
    public Boolean assigned(RingEvent.Assigned event) {
      event.grants().forEach(grant -> owned.put(grant.partition(), grant));
      return true;
    }

    @Override
    public Boolean revoking(RingEvent.Revoking event) {
      return false;
    }

    @Override
    public Boolean ended(OwnershipEvent event) {
      event.grants().forEach(grant -> owned.remove(grant.partition()));
      return true;
    }
  }
}
