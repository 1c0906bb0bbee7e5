package io.ringelection.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.ringelection.Cause;
import io.ringelection.EventHead;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.NodeState;
import io.ringelection.Phase;
import io.ringelection.RingEvent;
import io.ringelection.grpc.v1.Change;
import io.ringelection.journal.Notice;
import io.ringelection.journal.Picture;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Messages say what the JSON of the event bus and of REST says: they are turned into JSON without
 * knowing the events, and compared.
 */
class MessagesTest {
  private static final NodeId N1 = new NodeId("n1", 0xa1);
  private static final NodeId N2 = new NodeId("n2", 0xb2);
  private static final List<Grant> GRANTS =
      List.of(new Grant(3, 1L << 40, N2), new Grant(7, Long.MAX_VALUE, null));

  static Stream<RingEvent> events() {
    EventHead head =
        new EventHead("ring", N1, 17, 93, 4_000_000_000L, Cause.JOIN, 1_760_000_000_000L);
    return Stream.of(
        new RingEvent.Assigned(head, GRANTS),
        new RingEvent.Revoking(head, GRANTS, 500),
        new RingEvent.Revoked(head, List.of()),
        new RingEvent.Lost(head, GRANTS),
        new RingEvent.MemberJoined(head, N2),
        new RingEvent.MemberLeft(head, N2),
        new RingEvent.MemberSuspected(head, N2),
        new RingEvent.LeaderElected(head, N1),
        new RingEvent.LeaderLost(head, N2),
        new RingEvent.PlanStarted(head, 5, 42),
        new RingEvent.PlanFinished(head, 5, 42, 1_234));
  }

  @ParameterizedTest
  @MethodSource("events")
  void changesSayWhatTheJsonSays(RingEvent event) {
    io.ringelection.grpc.v1.Notice message =
        new NoticeMessages().of(new Notice.Change("id-1", event));

    assertEquals("id-1", message.getId());
    Change change = message.getChange();
    JsonObject flat = json(change);
    FieldDescriptor kind =
        change.getOneofFieldDescriptor(Change.getDescriptor().getOneofs().get(0));
    JsonObject inner = (JsonObject) flat.remove(kind.getJsonName());
    flat.mergeIn(inner).put("version", 1).put("type", capitalized(kind.getJsonName()));
    flat.put("cause", flat.getString("cause").substring("CAUSE_".length()));
    if (flat.containsKey("grants")) {
      flat.put("partitions", flat.remove("grants"));
    }
    assertEquals(event.toJson(), flat);
  }

  @org.junit.jupiter.api.Test
  void everyKindOfEventIsTried() {
    assertEquals(
        Change.getDescriptor().getOneofs().get(0).getFieldCount(),
        events().map(RingEvent::type).distinct().count());
  }

  @Test
  void everyCauseAndPhaseHasItsWord() {
    assertEquals(
        Stream.concat(Stream.of("UNSPECIFIED"), names(Cause.values()))
            .map(n -> "CAUSE_" + n)
            .toList(),
        io.ringelection.grpc.v1.Cause.getDescriptor().getValues().stream()
            .map(value -> value.getName())
            .toList());
    assertEquals(
        Stream.concat(Stream.of("UNSPECIFIED"), names(Phase.values()))
            .map(n -> "PHASE_" + n)
            .toList(),
        io.ringelection.grpc.v1.Phase.getDescriptor().getValues().stream()
            .map(value -> value.getName())
            .toList());
  }

  private static Stream<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name);
  }

  @Test
  void snapshotsSayWhatTheJsonSays() {
    Picture picture =
        new Picture(
            "ring",
            93,
            N2,
            7,
            List.of(N1, N2),
            List.of(N2),
            List.of(
                new NodeState("ring", N1, 17, GRANTS), new NodeState("ring", N2, 4, List.of())));

    JsonObject json =
        json(new NoticeMessages().of(new Notice.Snapshot("x", picture)).getSnapshot());

    json.put("version", 1).put("type", "Snapshot");
    for (Object state : json.getJsonArray("states")) {
      JsonObject told = (JsonObject) state;
      told.put("version", 1).put("ring", "ring").put("partitions", told.remove("grants"));
    }
    assertEquals(picture.toJson(), json);
  }

  /** As protobuf's own JSON, but with numbers as numbers, except tokens. */
  private static JsonObject json(Message message) {
    JsonObject json = new JsonObject();
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      if (field.isRepeated()) {
        JsonArray list = new JsonArray();
        ((List<?>) message.getField(field)).forEach(element -> list.add(value(field, element)));
        json.put(field.getJsonName(), list);
      } else if (!field.hasPresence() || message.hasField(field)) {
        json.put(field.getJsonName(), value(field, message.getField(field)));
      }
    }
    return json;
  }

  private static Object value(FieldDescriptor field, Object value) {
    if (value instanceof Message message) {
      return json(message);
    }
    if (field.getName().equals("token")) {
      return value.toString();
    }
    return value instanceof Number || value instanceof String ? value : value.toString();
  }

  private static String capitalized(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
