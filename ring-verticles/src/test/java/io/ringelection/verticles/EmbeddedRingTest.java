package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.ringelection.Phase;
import io.vertx.core.Vertx;
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
}
