package io.ringelection.verticles.transport;

import io.ringelection.NodeId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** To whom a node wants to speak, and where those and its guests are. On one event loop. */
final class Places {
  private final Set<NodeId> wanted = new HashSet<>();
  private final Map<NodeId, Place> known = new HashMap<>();

  /** These and no others are wanted; others are forgotten, unless they are guests. */
  void want(Collection<NodeId> nodes, Predicate<NodeId> isGuest) {
    wanted.clear();
    wanted.addAll(nodes);
    known.keySet().removeIf(node -> !wanted.contains(node) && !isGuest.test(node));
  }

  Set<NodeId> wanted() {
    return wanted;
  }

  boolean isWanted(NodeId node) {
    return wanted.contains(node);
  }

  /** That is where {@code node} is; false when that was known. */
  boolean learn(NodeId node, Place place) {
    return known.putIfAbsent(node, place) == null;
  }

  /** It is not there. */
  void forget(NodeId node) {
    known.remove(node);
  }

  /** Null when nobody has told. */
  @Nullable Place of(NodeId node) {
    return known.get(node);
  }

  /** Those wanted of which nobody has told yet where they are. */
  List<NodeId> missing() {
    return wanted.stream().filter(node -> !known.containsKey(node)).toList();
  }

  /** True when this node does not know whom to speak to, or where one of them is. */
  boolean isLost() {
    return wanted.isEmpty() || !missing().isEmpty();
  }
}
