package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.ringelection.Phase;
import io.ringelection.RingAddresses;
import io.ringelection.verticles.transport.Traffic;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several nodes on one plain {@code Vertx}, on the real event bus. */
class EmbeddedRingTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    Conditions.await("vertx closed", vertx.close());
  }

  @Test
  void threeNodesShareAllPartitions() {
    TestRing.on(vertx).join(3).settle();
  }

  @Test
  void partitionsOfANodeThatDiesAreOwnedAgain() {
    TestRing ring = TestRing.on(vertx).join(3).settle();
    EngineRing dead = ring.remove(ring.follower());

    Conditions.await("crashed", dead.crash());

    assertFalse(dead.owns(0));
    assertEquals(Phase.LEFT, dead.status().phase());
    ring.settle();
  }

  @Test
  void theRingOutlivesItsLeader() {
    TestRing ring = TestRing.on(vertx).join(3).settle();
    EngineRing dead = ring.remove(ring.leader());

    Conditions.await("crashed", dead.crash());

    ring.settle();
  }

  @Test
  void aNodeThatLeavesHandsEverythingOver() {
    TestRing ring = TestRing.on(vertx).join(3).settle();
    EngineRing leaving = ring.remove(ring.follower());

    Conditions.await("left", leaving.leave());

    assertEquals(0, leaving.status().owned());
    ring.settle();
  }

  @Test
  void theLeaderMayLeave() {
    TestRing ring = TestRing.on(vertx).join(3).settle();
    EngineRing leaving = ring.remove(ring.leader());

    Conditions.await("left", leaving.leave());

    ring.settle();
  }

  @Test
  void aNewLeaderMayLeaveAtOnce() {
    TestRing ring = TestRing.on(vertx).join(3).settle();
    Conditions.await("crashed", ring.remove(ring.leader()).crash());
    Conditions.until(
        vertx,
        "all owned again",
        () ->
            IntStream.range(0, TestRing.PARTITIONS)
                .allMatch(partition -> ring.owners(partition) == 1));
    Conditions.await("left", ring.remove(ring.leader()).leave());
    ring.settle();
  }

  @Test
  void garbageInTheInboxesDoesNoHarm() {
    TestRing ring = TestRing.on(vertx).join(3).settle();
    EngineRing node = ring.leader();
    long token = node.token(ownedBy(node)).orElseThrow();
    int partition = ownedBy(node);
    List<Object> garbage = List.of("text", new JsonObject().put("version", 1), new byte[1 << 20]);
    for (Object body : garbage) {
      vertx.eventBus().publish(RingAddresses.inbox(ring.name()), body);
      vertx.eventBus().publish(RingAddresses.inbox(ring.name(), node.node()), body);
    }
    Conditions.until(
        vertx, "all counted", () -> node.traffic().of(Traffic.Kind.GARBAGE) == 2 * garbage.size());
    assertEquals(token, node.token(partition).orElseThrow());
    ring.settle();
  }

  private static int ownedBy(EngineRing node) {
    return IntStream.range(0, node.partitions()).filter(node::owns).findFirst().orElseThrow();
  }
}
