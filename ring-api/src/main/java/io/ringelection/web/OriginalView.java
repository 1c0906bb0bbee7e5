package io.ringelection.web;

import io.ringelection.Assignment;
import io.ringelection.NodeId;
import io.ringelection.Ring;
import io.ringelection.RingStatus;
import io.ringelection.View;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /status} and {@code /partitions} in the shapes of the ring-election library for Node.js,
 * so that what reads those goes on reading. The fields of a member stand for:
 *
 * <ul>
 *   <li>{@code partitions}: the partitions it owns
 *   <li>{@code hostname}: the name of the node
 *   <li>{@code port}: always 0; there it is the port of the leader, here nodes talk over the event
 *       bus
 *   <li>{@code id}: the id of the node, its name and incarnation
 *   <li>{@code priority}: its place in the order of taking over, from 1: the voters that follow the
 *       leader on the ring, then the other members, the leader itself last
 * </ul>
 *
 * <p>As there, the last entry has only {@code partitions} (empty), {@code hostname} and {@code
 * port} and names the leader. There the leader works on no partitions; here it is a member like the
 * others and has an entry as such before. While the leader is unknown there is no last entry, and
 * before a node has joined the list is empty.
 *
 * @param ring the node asked
 */
record OriginalView(Ring ring) {

  /** Everybody's partitions. */
  JsonArray status() {
    RingStatus status = ring.status();
    List<NodeId> succession = succession(status.view(), status.leaderId());
    Map<NodeId, JsonArray> owned = owned(ring.assignment());
    JsonArray entries = new JsonArray();
    for (NodeId id : status.members()) {
      entries.add(
          entry(id, owned.getOrDefault(id, new JsonArray()))
              .put("id", id.toString())
              .put("priority", succession.indexOf(id) + 1));
    }
    status.leader().ifPresent(leader -> entries.add(entry(leader, new JsonArray())));
    return entries;
  }

  /** The partitions that this node owns now. */
  JsonArray partitions() {
    return new JsonArray(IntStream.range(0, ring.partitions()).filter(ring::owns).boxed().toList());
  }

  private static JsonObject entry(NodeId id, JsonArray partitions) {
    return new JsonObject().put("partitions", partitions).put("hostname", id.name()).put("port", 0);
  }

  private static List<NodeId> succession(View view, @Nullable NodeId leader) {
    int size = view.members().size();
    int first = leader == null ? 0 : view.seniorityOf(leader) + 1;
    Comparator<NodeId> alongTheRing =
        Comparator.comparingInt(id -> (view.seniorityOf(id) - first + size) % size);
    return view.members().stream()
        .sorted(
            Comparator.<NodeId, Boolean>comparing(id -> id.equals(leader))
                .thenComparing(id -> !view.hasVoter(id))
                .thenComparing(alongTheRing))
        .toList();
  }

  private static Map<NodeId, JsonArray> owned(Assignment assignment) {
    Map<NodeId, JsonArray> owned = new HashMap<>();
    for (int p = 0; p < assignment.partitions(); p++) {
      NodeId owner = assignment.owner(p).orElse(null);
      if (owner != null) {
        Objects.requireNonNull(owned.computeIfAbsent(owner, id -> new JsonArray())).add(p);
      }
    }
    return owned;
  }
}
