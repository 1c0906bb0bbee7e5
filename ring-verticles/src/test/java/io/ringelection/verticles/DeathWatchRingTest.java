package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Rings whose lease is so long that a test would be over before it: whoever owns the partitions of
 * the dead knows of the death by proof.
 */
class DeathWatchRingTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    Conditions.await("closed", vertx.close());
  }

  private TestRing ring(int nodes) {
    return TestRing.on(vertx).lease(300_000).join(nodes).settle();
  }

  @Test
  void aDeadMembersPartitionsAreOwnedWithoutWaitingForItsLease() {
    TestRing ring = ring(4);
    Conditions.await("a death", ring.remove(ring.follower()).crash());
    ring.settle();
  }

  @Test
  void theHeirTakesTheDeadLeadersPlaceWithoutWaiting() {
    TestRing ring = ring(4);
    EngineRing leader = ring.leader();
    long term = leader.status().term();
    Conditions.await("a death", ring.remove(leader).crash());
    ring.settle();
    assertEquals(term + 1, ring.leader().status().term());
  }

  @Test
  void twoDeathsAtOnceAreProvedToo() {
    TestRing ring = ring(5);
    EngineRing leader = ring.remove(ring.leader());
    EngineRing member = ring.remove(ring.follower());
    leader.close();
    Conditions.await("a death", member.crash());
    ring.settle();
  }
}
