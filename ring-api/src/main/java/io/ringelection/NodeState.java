package io.ringelection;

import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What one node owns after its event number {@code sequence}: the answer to a request at {@link
 * RingAddresses#state(String, NodeId)}.
 *
 * <pre>{@code
 * {"version":1, "ring":"ring", "node":"n1@5f3a", "sequence":17, "partitions":[{"partition":3, "token":"240214093481377809"}]}
 * }</pre>
 *
 * @param ring name of the ring
 * @param node the node that answers
 * @param sequence number of the last event that the state includes, 0 before the first
 * @param grants the partitions owned, those under hand-off included
 */
public record NodeState(String ring, NodeId node, long sequence, List<Grant> grants) {
  /** Copies the list. */
  public NodeState {
    grants = List.copyOf(grants);
  }

  /**
   * Asks a node what it owns now.
   *
   * @param millis until the question counts as unanswered
   * @return empty when there was no answer, or none that can be read; never fails
   */
  public static Future<Optional<NodeState>> ask(
      EventBus bus, String ring, NodeId node, long millis) {
    return bus.<Object>request(
            RingAddresses.state(ring, node),
            RingAddresses.question(),
            new DeliveryOptions().setSendTimeout(millis))
        .map(
            reply ->
                reply.body() instanceof JsonObject json ? read(json) : Optional.<NodeState>empty())
        .otherwise(noAnswer -> Optional.empty());
  }

  /** The JSON form described above. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("version", RingEvent.VERSION)
        .put("ring", ring)
        .put("node", node.toString())
        .put("sequence", sequence)
        .put("partitions", new JsonArray(grants.stream().map(Grant::toJson).toList()));
  }

  /**
   * Reads the JSON form; unknown fields are ignored, and empty is returned when {@code json} is
   * something else.
   */
  public static Optional<NodeState> read(JsonObject json) {
    return Wire.read(
        json,
        j ->
            new NodeState(
                Wire.ring(j),
                NodeId.parse(j.getString("node")),
                j.getLong("sequence"),
                Wire.grants(j)));
  }
}
