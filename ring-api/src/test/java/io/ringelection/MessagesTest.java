package io.ringelection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What goes over the event bus is read by others: its form is fixed, and a reader survives whatever
 * it gets.
 */
class MessagesTest {
  private static final NodeId NODE = new NodeId("n1", 0x5f3a);
  private static final Grant GRANT = new Grant(3, 240214093481377809L, new NodeId("n2", 0x77b1));
  private static final List<Grant> GRANTS = List.of(GRANT, new Grant(5, Long.MAX_VALUE, null));

  static Stream<RingEvent> events() {
    return Stream.of(
        new RingEvent.Assigned("ring", NODE, 17, Cause.BALANCE, GRANTS),
        new RingEvent.Revoking("ring", NODE, 18, Cause.LEAVE, GRANTS, 1000),
        new RingEvent.Revoked("ring", NODE, 19, Cause.LEAVE, GRANTS),
        new RingEvent.Lost("ring", NODE, Long.MAX_VALUE, Cause.FENCED, List.of()));
  }

  @ParameterizedTest
  @MethodSource("events")
  void eventsReadWhatTheyWrite(RingEvent event) {
    JsonObject sent = new JsonObject(event.toJson().encode());
    assertEquals(Optional.of(event), RingEvent.read(sent));
    assertEquals(
        Optional.of(event), RingEvent.read(sent.put("colour", "red")), "with an unknown field");
  }

  @Test
  void theFormOfAnEventIsFixed() {
    String json =
        """
        {"version":1,"type":"Assigned","ring":"ring","node":"n1@5f3a","sequence":17,"cause":"BALANCE",\
        "partitions":[{"partition":3,"token":"240214093481377809","previousOwner":"n2@77b1"},\
        {"partition":5,"token":"9223372036854775807"}]}""";
    OwnershipEvent event = new RingEvent.Assigned("ring", NODE, 17, Cause.BALANCE, GRANTS);
    assertEquals(json, event.toJson().encode());
    assertEquals(Map.of(3, 240214093481377809L, 5, Long.MAX_VALUE), event.tokens());
    assertEquals(Optional.of(new NodeId("n2", 0x77b1)), GRANT.previousOwner());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'version':'1','type':'Lost'}",
        "{'version':2,'type':'Lost','ring':'ring','node':'n1@1','sequence':1,'cause':'FENCED','partitions':[]}",
        "{'version':1,'type':'Melted','ring':'ring','node':'n1@1','sequence':1,'cause':'FENCED','partitions':[]}",
        "{'version':1,'type':7,'ring':'ring','node':'n1@1','sequence':1,'cause':'FENCED','partitions':[]}",
        "{'version':1,'type':'Lost','node':'n1@1','sequence':1,'cause':'FENCED','partitions':[]}",
        "{'version':1,'type':'Lost','ring':'ring','node':'n1','sequence':1,'cause':'FENCED','partitions':[]}",
        "{'version':1,'type':'Lost','ring':'ring','sequence':1,'cause':'FENCED','partitions':[]}",
        "{'version':1,'type':'Lost','ring':'ring','node':'n1@1','cause':'FENCED','partitions':[]}",
        "{'version':1,'type':'Lost','ring':'ring','node':'n1@1','sequence':'1','cause':'FENCED','partitions':[]}",
        "{'version':1,'type':'Lost','ring':'ring','node':'n1@1','sequence':1,'cause':'BOREDOM','partitions':[]}",
        "{'version':1,'type':'Lost','ring':'ring','node':'n1@1','sequence':1,'cause':'FENCED','partitions':[3]}",
        "{'version':1,'type':'Lost','ring':'ring','node':'n1@1','sequence':1,'cause':'FENCED','partitions':[{}]}",
        "{'version':1,'type':'Lost','ring':'ring','node':'n1@1','sequence':1,'cause':'FENCED'}"
      })
  void whatIsNoEventIsSkipped(String json) {
    JsonObject object = new JsonObject(json.replace('\'', '"'));
    assertEquals(Optional.empty(), RingEvent.read(object));
    assertThrows(RuntimeException.class, () -> RingEvent.fromJson(object));
  }

  @Test
  void beatsAreNoEventsAndEventsNoBeats() {
    Beat beat = new Beat("ring", NODE, 17);
    JsonObject json = beat.toJson();
    assertEquals(
        "{\"version\":1,\"type\":\"Beat\",\"ring\":\"ring\",\"node\":\"n1@5f3a\",\"sequence\":17}",
        json.encode());
    assertEquals(Optional.of(beat), Beat.read(json));
    assertEquals(Optional.empty(), RingEvent.read(json));
    events().forEach(event -> assertEquals(Optional.empty(), Beat.read(event.toJson())));
    assertEquals(Optional.empty(), Beat.read(json.copy().putNull("sequence")));
    assertEquals(Optional.empty(), Beat.read(json.copy().putNull("ring")));
  }

  @Test
  void statesReadWhatTheyWrite() {
    NodeState state = new NodeState("ring", NODE, 17, GRANTS);
    assertEquals(Optional.of(state), NodeState.read(new JsonObject(state.toJson().encode())));
    assertEquals(Optional.empty(), NodeState.read(state.toJson().putNull("partitions")));
    assertEquals(Optional.empty(), NodeState.read(state.toJson().put("version", 2)));
  }
}
