package io.ringelection.verticles.web;

import io.ringelection.NodeId;
import io.ringelection.Ring;
import io.ringelection.RingStatus;
import io.ringelection.View;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What all web verticles of a settled ring must answer, made of what each node says of itself:
 * {@link Ring#token(int)} decides who owns what.
 */
record Truth(List<Ring> nodes) {

  /** True when all know the same leader and view, and of each partition what its owner knows. */
  boolean isKnownToAll() {
    return nodes.stream().map(Truth::standing).distinct().count() == 1
        && IntStream.range(0, nodes.get(0).partitions())
            .allMatch(p -> nodes.stream().allMatch(node -> isKnownTo(node, p)));
  }

  private static List<Object> standing(Ring node) {
    RingStatus status = node.status();
    return List.of(status.term(), status.leader(), status.view().number());
  }

  private boolean isKnownTo(Ring node, int partition) {
    return nodes.stream()
        .filter(owner -> owner.owns(partition))
        .anyMatch(
            owner ->
                node.assignment().owner(partition).filter(owner.node()::equals).isPresent()
                    && node.assignment().token(partition) == owner.token(partition).orElse(0));
  }

  Ring owner(int partition) {
    return nodes.stream().filter(node -> node.owns(partition)).findFirst().orElseThrow();
  }

  Ring leader() {
    return nodes.stream().filter(node -> node.status().isLeader()).findFirst().orElseThrow();
  }

  List<Integer> owned(Ring node) {
    return IntStream.range(0, node.partitions()).filter(node::owns).boxed().toList();
  }

  /** The node that a view lists; it must be one of these. */
  private Ring member(NodeId id) {
    return nodes.stream().filter(node -> node.node().equals(id)).findFirst().orElseThrow();
  }

  JsonObject partition(int partition, Ring asked) {
    Ring owner = owner(partition);
    return new JsonObject()
        .put("partition", partition)
        .put("owner", owner.node().toString())
        .put("token", Long.toString(owner.token(partition).orElseThrow()))
        .put("ownedHere", owner == asked);
  }

  List<JsonObject> partitions(Ring asked) {
    return IntStream.range(0, asked.partitions()).mapToObj(p -> partition(p, asked)).toList();
  }

  /** Without the lease, which runs, and the sentence on moves, which is for people. */
  JsonObject ring(Ring asked) {
    View view = leader().status().view();
    JsonObject counts = new JsonObject();
    view.members().forEach(id -> counts.put(id.toString(), owned(member(id)).size()));
    List<Integer> sizes = nodes.stream().map(node -> owned(node).size()).toList();
    return new JsonObject()
        .put("ring", asked.options().getName())
        .put("node", asked.node().toString())
        .put("phase", "MEMBER")
        .put("term", leader().status().term())
        .put("leader", leader().node().toString())
        .put("view", view.number())
        .put("voters", new JsonArray(view.voters().stream().map(NodeId::toString).toList()))
        .put("partitions", asked.partitions())
        .put("owned", owned(asked).size())
        .put("counts", counts)
        .put("spread", Collections.max(sizes) - Collections.min(sizes))
        .put("unowned", 0)
        .put("waitingFor", "");
  }

  JsonObject members(Ring asked) {
    View view = leader().status().view();
    JsonArray entries = new JsonArray();
    for (NodeId id : view.members()) {
      entries.add(
          new JsonObject()
              .put("name", id.name())
              .put("id", id.toString())
              .put("seniority", entries.size())
              .put("leader", id.equals(leader().node()))
              .put("voter", view.hasVoter(id))
              .put("self", id.equals(asked.node()))
              .put("partitions", owned(member(id)).size()));
    }
    return new JsonObject().put("view", view.number()).put("nodes", entries);
  }
}
