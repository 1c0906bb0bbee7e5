package io.ringelection;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A change of ownership at one node. For one partition the application sees {@code Assigned}, then
 * {@code Revoking} and {@code Revoked} or just {@code Lost}, then {@code Assigned} again: never the
 * beginning of a grant before the end of the one before.
 *
 * <p>On the event bus an event is a JSON object at the address {@link
 * RingAddresses#partitions(String)}, published by the owner's node:
 *
 * <pre>{@code
 * {"version":1, "type":"Assigned", "ring":"ring", "node":"n1@5f3a", "sequence":17, "cause":"BALANCE",
 *  "partitions":[{"partition":3, "token":"402653184017", "previousOwner":"n2@77b1"}]}
 * }</pre>
 *
 * <p>{@code sequence} counts the events of one node from 1 without a hole.
 */
public sealed interface RingEvent
    permits RingEvent.Assigned, RingEvent.Revoking, RingEvent.Revoked, RingEvent.Lost {

  /** Version of the JSON form. A reader must accept unknown fields. */
  int VERSION = 1;

  /** Name of the ring. */
  String ring();

  /** Node whose ownership changes. */
  NodeId node();

  /** Position among the events of this node, from 1, without a hole. */
  long sequence();

  /** Why. */
  Cause cause();

  /** The partitions concerned, rising. */
  List<Grant> grants();

  /** Runs the visitor's method for this kind of event. */
  <R> R accept(Visitor<R> visitor);

  /** One method per kind of event, so that a new kind is a compile error until it is handled. */
  interface Visitor<R> {
    /** The node owns the partitions from now on. */
    R assigned(Assigned event);

    /** The node still owns the partitions and is asked to finish. */
    R revoking(Revoking event);

    /** The node no longer owns the partitions and has said so. */
    R revoked(Revoked event);

    /** The node no longer owns the partitions; it was not asked. */
    R lost(Lost event);
  }

  /** The node owns {@code grants} from now on, while its lease lasts. */
  record Assigned(String ring, NodeId node, long sequence, Cause cause, List<Grant> grants)
      implements RingEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.assigned(this);
    }
  }

  /**
   * The node still owns {@code grants} and shall finish its work on them; the hand-off waits for
   * the futures of {@link Ring#onRevoking}.
   *
   * @param limitMillis milliseconds until the partitions are released whether the work is done or
   *     not
   */
  record Revoking(
      String ring, NodeId node, long sequence, Cause cause, List<Grant> grants, long limitMillis)
      implements RingEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.revoking(this);
    }
  }

  /** The node has released {@code grants}. */
  record Revoked(String ring, NodeId node, long sequence, Cause cause, List<Grant> grants)
      implements RingEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.revoked(this);
    }
  }

  /**
   * The node owns {@code grants} no longer and was not asked: another node may own them already.
   */
  record Lost(String ring, NodeId node, long sequence, Cause cause, List<Grant> grants)
      implements RingEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.lost(this);
    }
  }

  /** Simple name of the kind: Assigned, Revoking, Revoked or Lost. */
  default String type() {
    return getClass().getSimpleName();
  }

  /** Token of each partition concerned. */
  default Map<Integer, Long> tokens() {
    return grants().stream().collect(Collectors.toMap(Grant::partition, Grant::token));
  }

  /** The JSON form described above. */
  default JsonObject toJson() {
    JsonObject json =
        new JsonObject()
            .put("version", VERSION)
            .put("type", type())
            .put("ring", ring())
            .put("node", node().toString())
            .put("sequence", sequence())
            .put("cause", cause().name())
            .put("partitions", new JsonArray(grants().stream().map(Grant::toJson).toList()));
    return this instanceof Revoking revoking
        ? json.put("limitMillis", revoking.limitMillis())
        : json;
  }

  /**
   * Reads what came over the event bus; unknown fields are ignored.
   *
   * @return empty for anything that is not an event of a known version and type, a {@link Beat} for
   *     example
   */
  static Optional<RingEvent> read(JsonObject json) {
    return Wire.read(json, RingEvent::fromJson);
  }

  /**
   * Reads the JSON form; unknown fields are ignored.
   *
   * @throws IllegalArgumentException when the version or the type is unknown
   */
  static RingEvent fromJson(JsonObject json) {
    if (json.getInteger("version", 0) != VERSION) {
      throw new IllegalArgumentException(
          "event version "
              + json.getValue("version")
              + " is unknown: this reader knows "
              + VERSION);
    }
    String ring = Wire.ring(json);
    NodeId node = NodeId.parse(json.getString("node"));
    long sequence = json.getLong("sequence");
    Cause cause = Cause.valueOf(json.getString("cause"));
    List<Grant> grants = Wire.grants(json);
    String type = json.getString("type", "");
    switch (type) {
      case "Assigned":
        return new Assigned(ring, node, sequence, cause, grants);
      case "Revoking":
        return new Revoking(ring, node, sequence, cause, grants, json.getLong("limitMillis"));
      case "Revoked":
        return new Revoked(ring, node, sequence, cause, grants);
      case "Lost":
        return new Lost(ring, node, sequence, cause, grants);
      default:
        throw new IllegalArgumentException(
            "event type '" + type + "' is unknown: use Assigned, Revoking, Revoked or Lost");
    }
  }
}
