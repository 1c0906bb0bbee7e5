package io.ringelection.web;

import io.ringelection.Assignment;
import io.ringelection.NodeId;
import io.ringelection.Ring;
import io.ringelection.RingStatus;
import io.ringelection.View;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;

/**
 * The ring and its members as JSON.
 *
 * @param ring the node asked
 */
record RingView(Ring ring) {

  /** The whole ring: who leads, who votes, and how evenly the partitions lie. */
  JsonObject summary() {
    RingStatus status = ring.status();
    Assignment assignment = ring.assignment();
    int[] counts = assignment.counts(status.members());
    return new JsonObject()
        .put("ring", status.ring())
        .put("node", status.node().toString())
        .put("phase", status.phase().name())
        .put("term", status.term())
        .put("leader", status.leader().map(NodeId::toString).orElse(null))
        .put("view", status.view().number())
        .put("voters", ids(status.view().voters()))
        .put("partitions", ring.partitions())
        .put("owned", status.owned())
        .put("leaseMillis", status.leaseMillis())
        .put("counts", byMember(status.members(), counts))
        .put(
            "spread", Arrays.stream(counts).max().orElse(0) - Arrays.stream(counts).min().orElse(0))
        .put("unowned", assignment.unowned().length)
        .put("waitingFor", status.waitingFor())
        .put("rebalance", status.rebalance());
  }

  /** The members in order of seniority. */
  JsonObject nodes() {
    RingStatus status = ring.status();
    View view = status.view();
    int[] counts = ring.assignment().counts(view.members());
    JsonArray nodes = new JsonArray();
    for (NodeId id : view.members()) {
      int seniority = view.seniorityOf(id);
      nodes.add(
          new JsonObject()
              .put("name", id.name())
              .put("id", id.toString())
              .put("seniority", seniority)
              .put("leader", id.equals(status.leaderId()))
              .put("voter", view.hasVoter(id))
              .put("self", id.equals(status.node()))
              .put("partitions", counts[seniority]));
    }
    return new JsonObject().put("view", view.number()).put("nodes", nodes);
  }

  private static JsonObject byMember(List<NodeId> members, int[] counts) {
    JsonObject json = new JsonObject();
    for (int i = 0; i < counts.length; i++) {
      json.put(members.get(i).toString(), counts[i]);
    }
    return json;
  }

  private static JsonArray ids(List<NodeId> nodes) {
    return new JsonArray(nodes.stream().map(NodeId::toString).toList());
  }
}
