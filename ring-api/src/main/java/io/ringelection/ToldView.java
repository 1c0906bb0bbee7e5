package io.ringelection;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A view as it is told at {@link RingAddresses#members(String)}, and in the answers at {@link
 * RingAddresses#state(String, NodeId)}.
 *
 * @param ring name of the ring
 * @param term highest term that the teller had adopted
 * @param leaderId leader of that term, null while unknown
 * @param view number of the view
 * @param members in order of seniority
 * @param voters in order of seniority
 */
public record ToldView(
    String ring,
    long term,
    @Nullable NodeId leaderId,
    long view,
    List<NodeId> members,
    List<NodeId> voters) {

  /** Copies the lists. */
  public ToldView {
    members = List.copyOf(members);
    voters = List.copyOf(voters);
  }

  /** The JSON form. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("version", RingEvent.VERSION)
        .put("ring", ring)
        .put("term", term)
        .put("leader", leaderId == null ? null : leaderId.toString())
        .put("view", view)
        .put("members", names(members))
        .put("voters", names(voters));
  }

  /** Reads the JSON form; empty when {@code json} is something else. */
  public static Optional<ToldView> read(JsonObject json) {
    return Wire.read(json, ToldView::fromJson);
  }

  private static ToldView fromJson(JsonObject json) {
    String leader = json.getString("leader");
    return new ToldView(
        Wire.ring(json),
        json.getLong("term"),
        leader == null ? null : NodeId.parse(leader),
        json.getLong("view"),
        nodes(json.getJsonArray("members")),
        nodes(json.getJsonArray("voters")));
  }

  private static JsonArray names(List<NodeId> nodes) {
    return new JsonArray(nodes.stream().map(NodeId::toString).toList());
  }

  private static List<NodeId> nodes(JsonArray names) {
    List<NodeId> nodes = new ArrayList<>();
    for (Object name : names) {
      nodes.add(NodeId.parse((String) name));
    }
    return nodes;
  }
}
