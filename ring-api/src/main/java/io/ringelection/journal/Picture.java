package io.ringelection.journal;

import io.ringelection.NodeId;
import io.ringelection.NodeState;
import io.ringelection.RingEvent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ring as a journal knew it at one moment. Immutable.
 *
 * <pre>{@code
 * {"version":1, "type":"Snapshot", "ring":"ring", "term":55929202, "leader":"n1@5f3a", "view":7,
 *  "members":["n1@5f3a"], "voters":["n1@5f3a"],
 *  "states":[{"version":1, "ring":"ring", "node":"n1@5f3a", "sequence":17, "partitions":[{"partition":3, "token":"240214093481377809"}]}]}
 * }</pre>
 *
 * @param ring name of the ring
 * @param term highest term heard of; 0 before the first
 * @param leaderId leader of that term, null while unknown
 * @param view number of the latest view heard of; 0 before the first
 * @param members members of that view, the most senior first
 * @param voters voters of that view
 * @param states what each node owns, in the order of the nodes' ids; a node that owns nothing may
 *     be missing
 */
public record Picture(
    String ring,
    long term,
    @Nullable NodeId leaderId,
    long view,
    List<NodeId> members,
    List<NodeId> voters,
    List<NodeState> states) {

  /** Copies the lists. */
  public Picture {
    members = List.copyOf(members);
    voters = List.copyOf(voters);
    states = List.copyOf(states);
  }

  /** Nothing is known yet. */
  public static Picture empty(String ring) {
    return new Picture(ring, 0, null, 0, List.of(), List.of(), List.of());
  }

  /** Leader of the term, empty while unknown. */
  public Optional<NodeId> leader() {
    return Optional.ofNullable(leaderId);
  }

  /** The JSON form described above. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("version", RingEvent.VERSION)
        .put("type", "Snapshot")
        .put("ring", ring)
        .put("term", term)
        .put("leader", leaderId == null ? null : leaderId.toString())
        .put("view", view)
        .put("members", names(members))
        .put("voters", names(voters))
        .put("states", new JsonArray(states.stream().map(NodeState::toJson).toList()));
  }

  private static JsonArray names(List<NodeId> nodes) {
    return new JsonArray(nodes.stream().map(NodeId::toString).toList());
  }
}
