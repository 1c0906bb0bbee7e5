package io.ringelection.journal;

import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.NodeState;
import io.ringelection.OwnershipEvent;
import io.ringelection.RingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each node owns, as far as its events tell. Not safe for use by several threads. */
final class Owners implements OwnershipEvent.EndVisitor<Boolean> {
  private final String ring;
  private final Map<NodeId, Owned> nodes = new TreeMap<>();

  private static final class Owned {
    private final Map<Integer, Grant> grants = new TreeMap<>();
    private long sequence;
  }

  Owners(String ring) {
    this.ring = ring;
  }

  void apply(RingEvent event) {
    Owned owned = nodes.computeIfAbsent(event.node(), unknown -> new Owned());
    owned.sequence = event.sequence();
    if (event instanceof OwnershipEvent change) {
      change.accept(this);
    }
  }

  boolean ownsNothing(NodeId node) {
    Owned owned = nodes.get(node);
    return owned == null || owned.grants.isEmpty();
  }

  void forget(NodeId node) {
    nodes.remove(node);
  }

  /** The nodes that own something. */
  List<NodeState> states() {
    List<NodeState> states = new ArrayList<>();
    nodes.forEach(
        (node, owned) -> {
          if (!owned.grants.isEmpty()) {
            List<Grant> grants = List.copyOf(owned.grants.values());
            states.add(new NodeState(ring, node, owned.sequence, grants));
          }
        });
    return states;
  }

  @Override
  public Boolean assigned(RingEvent.Assigned event) {
    Map<Integer, Grant> owned = grants(event);
    event
        .grants()
        .forEach(
            grant ->
                owned.put(grant.partition(), new Grant(grant.partition(), grant.token(), null)));
    return true;
  }

  @Override
  public Boolean revoking(RingEvent.Revoking event) {
    return false;
  }

  @Override
  public Boolean ended(OwnershipEvent event) {
    Map<Integer, Grant> owned = grants(event);
    event.grants().forEach(grant -> owned.remove(grant.partition()));
    return true;
  }

  private Map<Integer, Grant> grants(OwnershipEvent event) {
    return nodes.computeIfAbsent(event.node(), unknown -> new Owned()).grants;
  }
}
