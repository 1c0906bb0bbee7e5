package io.ringelection;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Says that a node is there and how many events it has published, so that the loss of the last one
 * is noticed: {@code {"version":1, "type":"Beat", "ring":"ring", "node":"n1@5f3a", "sequence":17}}
 * at {@link RingAddresses#partitions(String)}.
 *
 * @param ring name of the ring
 * @param node the node that speaks
 * @param sequence number of its last event, 0 before the first
 */
public record Beat(String ring, NodeId node, long sequence) {
  /** Milliseconds between two beats of a node. */
  public static final long PERIOD_MILLIS = 5000;

  static final String TYPE = "Beat";

  /** The JSON form described above. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("version", RingEvent.VERSION)
        .put("type", TYPE)
        .put("ring", ring)
        .put("node", node.toString())
        .put("sequence", sequence);
  }

  /** Reads the JSON form; empty when {@code json} is something else. */
  public static Optional<Beat> read(JsonObject json) {
    return TYPE.equals(json.getValue("type"))
        ? Wire.read(
            json,
            j -> new Beat(Wire.ring(j), NodeId.parse(j.getString("node")), j.getLong("sequence")))
        : Optional.empty();
  }
}
