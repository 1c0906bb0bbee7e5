package io.ringelection;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The JSON form of events, as {@link RingEvent} shows it. */
final class EventJson implements RingEvent.Visitor<JsonObject> {
  private static final int VERSION = RingEvent.VERSION;

  private final JsonObject json;

  private EventJson(JsonObject json) {
    this.json = json;
  }

  static JsonObject write(RingEvent event) {
    EventHead head = event.head();
    JsonObject json =
        new JsonObject()
            .put("version", VERSION)
            .put("type", event.type())
            .put("ring", head.ring())
            .put("node", head.node().toString())
            .put("sequence", head.sequence());
    boolean timed = head.timeMillis() != 0;
    if (timed) {
      json.put("term", head.term()).put("revision", head.revision());
    }
    json.put("cause", head.cause().name());
    if (timed) {
      json.put("timeMillis", head.timeMillis());
    }
    return event.accept(new EventJson(json));
  }

  static RingEvent read(JsonObject json) {
    if (json.getInteger("version", 0) != VERSION) {
      throw new IllegalArgumentException(
          "event version "
              + json.getValue("version")
              + " is unknown: this reader knows "
              + VERSION);
    }
    EventHead head =
        new EventHead(
            Wire.ring(json),
            NodeId.parse(json.getString("node")),
            json.getLong("sequence"),
            json.getLong("term", 0L),
            json.getLong("revision", 0L),
            Cause.valueOf(json.getString("cause")),
            json.getLong("timeMillis", 0L));
    String type = json.getString("type", "");
    return switch (type) {
      case "Assigned" -> new RingEvent.Assigned(head, Wire.grants(json));
      case "Revoking" ->
          new RingEvent.Revoking(head, Wire.grants(json), json.getLong("limitMillis"));
      case "Revoked" -> new RingEvent.Revoked(head, Wire.grants(json));
      case "Lost" -> new RingEvent.Lost(head, Wire.grants(json));
      case "MemberJoined" -> new RingEvent.MemberJoined(head, node(json, "member"));
      case "MemberLeft" -> new RingEvent.MemberLeft(head, node(json, "member"));
      case "MemberSuspected" -> new RingEvent.MemberSuspected(head, node(json, "member"));
      case "LeaderElected" -> new RingEvent.LeaderElected(head, node(json, "leader"));
      case "LeaderLost" -> new RingEvent.LeaderLost(head, node(json, "leader"));
      case "PlanStarted" ->
          new RingEvent.PlanStarted(head, json.getLong("plan"), json.getInteger("moves"));
      case "PlanFinished" ->
          new RingEvent.PlanFinished(
              head, json.getLong("plan"), json.getInteger("moves"), json.getLong("durationMillis"));
      default ->
          throw new IllegalArgumentException(
              "event type '" + type + "' is unknown: this reader knows those of RingEvent");
    };
  }

  private static NodeId node(JsonObject json, String field) {
    return NodeId.parse(json.getString(field));
  }

  private JsonObject partitions(List<Grant> grants) {
    return json.put("partitions", new JsonArray(grants.stream().map(Grant::toJson).toList()));
  }

  private JsonObject member(MemberEvent event) {
    return json.put("member", event.member().toString());
  }

  private JsonObject leader(LeaderEvent event) {
    return json.put("leader", event.leader().toString());
  }

  private JsonObject plan(PlanEvent event) {
    return json.put("plan", event.plan()).put("moves", event.moves());
  }

  @Override
  public JsonObject assigned(RingEvent.Assigned event) {
    return partitions(event.grants());
  }

  @Override
  public JsonObject revoking(RingEvent.Revoking event) {
    return partitions(event.grants()).put("limitMillis", event.limitMillis());
  }

  @Override
  public JsonObject revoked(RingEvent.Revoked event) {
    return partitions(event.grants());
  }

  @Override
  public JsonObject lost(RingEvent.Lost event) {
    return partitions(event.grants());
  }

  @Override
  public JsonObject memberJoined(RingEvent.MemberJoined event) {
    return member(event);
  }

  @Override
  public JsonObject memberLeft(RingEvent.MemberLeft event) {
    return member(event);
  }

  @Override
  public JsonObject memberSuspected(RingEvent.MemberSuspected event) {
    return member(event);
  }

  @Override
  public JsonObject leaderElected(RingEvent.LeaderElected event) {
    return leader(event);
  }

  @Override
  public JsonObject leaderLost(RingEvent.LeaderLost event) {
    return leader(event);
  }

  @Override
  public JsonObject planStarted(RingEvent.PlanStarted event) {
    return plan(event);
  }

  @Override
  public JsonObject planFinished(RingEvent.PlanFinished event) {
    return plan(event).put("durationMillis", event.durationMillis());
  }
}
