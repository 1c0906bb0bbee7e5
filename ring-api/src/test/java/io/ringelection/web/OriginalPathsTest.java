package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.NodeId;
import io.ringelection.Phase;
import io.ringelection.RingStatus;
import io.ringelection.View;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shapes of the library for Node.js. */
class OriginalPathsTest extends WebTest {

  @Test
  void statusListsMembersThenTheLeader() {
    assertEquals(
        new JsonArray(
            """
            [{"partitions":[0,1,2], "hostname":"n1", "port":0, "id":"n1@a1", "priority":2},
             {"partitions":[3,4], "hostname":"n2", "port":0, "id":"n2@b2", "priority":3},
             {"partitions":[5,6], "hostname":"n3", "port":0, "id":"n3@c3", "priority":1},
             {"partitions":[], "hostname":"n2", "port":0}]
            """),
        array("/status"));
  }

  @Test
  void statusBeforeTheNodeHasJoined() {
    ring.status = new StubRing().status;

    assertEquals(200, get("/status").statusCode());
    assertEquals(new JsonArray(), array("/status"));
  }

  @Test
  void votersTakeOverBeforeOthers() {
    List<NodeId> members = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      members.add(new NodeId("m" + i, i));
    }
    View view = View.of(9, 3, 77, members, members.subList(0, 3));
    ring.status =
        new RingStatus("ring", StubRing.N1, Phase.MEMBER, 3, members.get(1), view, 0, 900, "", "");

    List<Integer> priorities =
        array("/status").stream().map(e -> ((JsonObject) e).getInteger("priority")).toList();

    assertEquals(List.of(2, 5, 1, 3, 4), priorities.subList(0, 5));
  }

  @Test
  void partitionsOwnedNow() {
    assertEquals(new JsonArray("[0,1,2]"), array("/partitions"));
    ring.grants = java.util.Map.of();
    assertEquals(new JsonArray(), array("/partitions"));
  }
}
