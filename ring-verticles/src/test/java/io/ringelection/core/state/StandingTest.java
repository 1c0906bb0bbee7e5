package io.ringelection.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import org.junit.jupiter.api.Test;

/** Whom a node follows, and whom it knows to be dead. */
class StandingTest {
  private static final NodeId A = new NodeId("a", 1);
  private static final NodeId B = new NodeId("b", 2);

  private final Standing standing = new Standing(10, 5);

  @Test
  void followsOneLeaderOfATerm() {
    standing.follow(3, A, 20);
    assertEquals(3, standing.term());
    assertEquals(A, standing.leader());
    assertEquals(20, standing.lastHeard());
    standing.forgetLeader();
    assertNull(standing.leader());
    assertEquals(3, standing.term());
    standing.follow(3, A, 15);
    assertEquals(20, standing.lastHeard());
    standing.promise(4);
    assertNull(standing.leader());
    assertEquals(4, standing.term());
  }

  @Test
  void whatIsAcknowledgedIsHeardAndRemembered() {
    assertEquals(5, standing.lastAck());
    standing.acknowledge(30);
    assertEquals(30, standing.lastAck());
    assertEquals(30, standing.lastHeard());
    standing.heard(25);
    assertEquals(30, standing.lastHeard());
    standing.excuse(7);
    assertEquals(37, standing.lastHeard());
    assertEquals(30, standing.lastAck());
  }

  @Test
  void whoIsSuspectedCountsAsSilentSinceThen() {
    standing.follow(3, A, 20);
    standing.suspect(4, 1);
    assertNull(standing.leader());
    assertEquals(1, standing.lastHeard());
  }

  @Test
  void theDeadAreRememberedWhileSomebodyListsThem() {
    assertTrue(standing.bury(A, 40));
    assertFalse(standing.bury(A, 50));
    standing.bury(B, 45);
    assertTrue(standing.isDead(A));
    assertEquals(40, standing.deadSince(A));
    assertFalse(standing.isDead(null));
    assertEquals(Tenure.NEVER, standing.deadSince(null));
    standing.keepDead(B::equals);
    assertFalse(standing.isDead(A));
    assertTrue(standing.isDead(B));
    assertEquals(Tenure.NEVER, standing.deadSince(A));
  }
}
