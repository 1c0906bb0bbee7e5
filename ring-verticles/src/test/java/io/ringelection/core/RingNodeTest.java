package io.ringelection.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Phase;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Test plan: the life of a ring without faults of the network, step by step: founding, joining,
 * crash, silence, leaving, roles, refusal. What faults do to it is the simulator's part.
 */
class RingNodeTest {
  private TestRing three(int partitions) {
    TestRing ring = new TestRing(partitions, 3);
    List.of("n1", "n2", "n3").forEach(ring::start);
    ring.settle(3);
    return ring;
  }

  @Test
  void threeNodesFoundOneRing() {
    TestRing ring = three(16);
    assertEquals(List.of(6, 5, 5), ring.counts());
    assertEquals("n1", ring.leader().self().name());
    assertEquals(3, ring.leader().committed().voters().size());
  }

  @Test
  void oneOfThreeWaitsAndSaysForWhat() {
    TestRing ring = new TestRing(4, 3);
    RingNode alone = ring.start("n1");
    ring.runFor(10_000);
    assertEquals(Phase.SEEKING, alone.phase());
    assertEquals(
        "1 more of 3 expected nodes to found the ring (a majority is 2); to run alone use Quorum.single()",
        alone.waitingFor());
  }

  @Test
  void aSingleNodeRunsAlone() {
    TestRing ring = new TestRing(4, 1);
    ring.start("n1");
    ring.runUntil(5_000, ring::isWhole);
  }

  @Test
  void aFourthNodeGetsItsShareWithTheFewestMoves() {
    TestRing ring = three(16);
    int before = assignedCount(ring);
    ring.start("n4");
    ring.runUntil(
        5_000, () -> ring.isBalanced() && ring.nodes.get("n4").committed().members().size() == 4);
    assertEquals(List.of(4, 4, 4, 4), ring.counts());
    assertEquals(4, assignedCount(ring) - before);
  }

  private static int assignedCount(TestRing ring) {
    return ring.facts.values().stream()
        .flatMap(List::stream)
        .mapToInt(e -> e instanceof Effect.Assigned assigned ? assigned.grants().size() : 0)
        .sum();
  }

  @Test
  void aCrashedMembersPartitionsAreOwnedAgainAfterItsLease() {
    TestRing ring = three(16);
    ring.crash("n3");
    assertFalse(ring.isWhole());
    ring.runUntil(2_300, ring::isBalanced);
    ring.runUntil(5_000, () -> ring.leader().committed().members().size() == 2);
  }

  @Test
  void aProvedDeathNeedsNoLeaseToPass() {
    TestRing ring = three(16);
    var dead = ring.nodes.get("n3").self();
    ring.crash("n3");
    List.of("n1", "n2").forEach(name -> ring.step(name, new Input.Dead(dead)));
    ring.runUntil(5, ring::isBalanced);
  }

  @Test
  void theHeirTakesOverFromADeadLeaderAtOnceAndNothingOfTheSurvivorsMoves() {
    TestRing ring = three(16);
    var dead = ring.leader().self();
    ring.crash("n1");
    long lostBefore = lostCount(ring);
    List.of("n2", "n3").forEach(name -> ring.step(name, new Input.Dead(dead)));
    ring.runUntil(5, ring::isBalanced);
    assertEquals("n2", ring.leader().self().name());
    assertEquals(lostBefore, lostCount(ring));
  }

  private static long lostCount(TestRing ring) {
    return ring.facts.values().stream()
        .flatMap(List::stream)
        .filter(e -> e instanceof Effect.Lost)
        .count();
  }

  @Test
  void aSilentLeaderIsReplacedBeforeTheSurvivorsLeasesEnd() {
    TestRing ring = three(16);
    long term = ring.leader().term();
    ring.crash("n1");
    ring.runUntil(4_000, ring::isBalanced);
    assertNotEquals(term, ring.leader().term());
    assertEquals(0, lostCount(ring));
  }

  @Test
  void aMemberThatLeavesHandsOffFirst() {
    TestRing ring = three(16);
    ring.step("n3", new Input.Leave());
    ring.runUntil(100, () -> ring.nodes.get("n3").phase() == Phase.LEFT);
    assertEquals(List.of(8, 8, 0), ring.counts());
    assertEquals(0, lostCount(ring));
    assertEquals(2, ring.leader().committed().members().size());
  }

  @Test
  void aLeaderThatLeavesPassesItsPartitionsItsVoteAndTheLeadOn() {
    TestRing ring = three(16);
    ring.step("n1", new Input.Leave());
    ring.runUntil(1_000, () -> ring.nodes.get("n1").phase() == Phase.LEFT);
    ring.runUntil(100, () -> ring.counts().equals(List.of(0, 8, 8)));
    assertEquals("n2", ring.leader().self().name());
    assertEquals(0, lostCount(ring));
  }

  @Test
  void allThreeMayLeaveTogether() {
    TestRing ring = three(16);
    List.of("n1", "n2", "n3").forEach(name -> ring.step(name, new Input.Leave()));
    ring.runUntil(3_000, () -> ring.nodes.values().stream().allMatch(n -> n.phase() == Phase.LEFT));
  }

  @Test
  void aNodeThatMayNotOwnGetsNothing() {
    TestRing ring = three(16);
    ring.start("n4", 16, Message.MAY_LEAD);
    ring.runUntil(2_000, () -> ring.nodes.get("n4").phase() == Phase.MEMBER);
    ring.runFor(1_000);
    assertEquals(List.of(6, 5, 5, 0), ring.counts());
    ring.step("n4", new Input.Roles(Message.MAY_LEAD | Message.MAY_OWN));
    // One partition first, and when n4 has shown it, the rest.
    ring.runUntil(1_000, () -> ring.counts().get(3) == 1);
    ring.runUntil(1_500, () -> ring.counts().equals(List.of(4, 4, 4, 4)));
    ring.step("n4", new Input.Roles(Message.MAY_LEAD));
    ring.runUntil(1_000, () -> ring.counts().equals(List.of(6, 5, 5, 0)));
  }

  @Test
  void anotherPartitionCountIsRefused() {
    TestRing ring = three(16);
    ring.start("n4", 32, Message.MAY_LEAD | Message.MAY_OWN);
    ring.runUntil(
        1_000, () -> ring.facts.get("n4").stream().anyMatch(e -> e instanceof Effect.Refused));
    Effect.Refused refused =
        (Effect.Refused)
            ring.facts.get("n4").stream()
                .filter(e -> e instanceof Effect.Refused)
                .findFirst()
                .orElseThrow();
    assertEquals("the ring has 16 partitions, this node is configured with 32", refused.why());
    assertEquals(3, ring.leader().committed().members().size());
  }

  @Test
  void anApplicationThatDoesNotAnswerDelaysAMoveOnlyUpToTheLimit() {
    TestRing ring = three(16);
    ring.handsOffAtOnce = false;
    ring.start("n4");
    ring.runFor(900);
    assertTrue(
        ring.facts.values().stream()
            .flatMap(List::stream)
            .anyMatch(e -> e instanceof Effect.Revoking));
    assertEquals(0, ring.counts().get(3));
    // One partition first, and when n4 has shown it, the rest.
    ring.runUntil(1_000, () -> ring.counts().get(3) == 1);
    ring.runUntil(1_500, () -> ring.counts().equals(List.of(4, 4, 4, 4)));
  }

  @Test
  void everyNodeKnowsTheWholeAssignment() {
    TestRing ring = three(16);
    ring.runFor(1_000);
    for (RingNode node : ring.nodes.values()) {
      for (int p = 0; p < 16; p++) {
        long token = node.assignment().token(p);
        RingNode owner = ring.nodes.get(node.assignment().owner(p).orElseThrow().name());
        assertEquals(token, owner.token(p));
      }
    }
  }

  @Test
  void aQuietRingSaysLittle() {
    TestRing ring = three(16);
    ring.runFor(5_000);
    int before = ring.sent;
    ring.runFor(10_000);
    assertTrue(
        (ring.sent - before) / 10 <= 35,
        "messages per second of 3 nodes: " + (ring.sent - before) / 10);
  }

  @Test
  void inSingleModeTheOthersGoOnAloneWhenTheFounderIsGone() {
    TestRing ring = new TestRing(6, 1);
    ring.start("n1");
    ring.runUntil(5_000, ring::isWhole);
    ring.start("n2");
    ring.start("n3");
    ring.runUntil(5_000, () -> ring.counts().equals(List.of(2, 2, 2)));
    ring.crash("n1");
    ring.runUntil(20_000, () -> ring.counts().equals(List.of(3, 3)));
  }

  @Test
  void inSingleModeTwoRingsThatMeetBecomeOne() {
    TestRing ring = new TestRing(6, 1);
    ring.lost = envelope -> true;
    ring.start("n1");
    ring.start("n2");
    ring.runUntil(5_000, () -> ring.nodes.values().stream().allMatch(RingNode::leads));
    ring.lost = envelope -> false;
    ring.runUntil(20_000, () -> ring.counts().equals(List.of(3, 3)) && ring.isWhole());
  }

  @Test
  void freshNodesDoNotFoundASecondRingWhileTheFirstElects() {
    TestRing ring = new TestRing(28, 3);
    for (int i = 1; i <= 7; i++) {
      ring.start("n" + i);
    }
    ring.runUntil(
        10_000, () -> ring.isBalanced() && ring.leader().committed().members().size() == 7);
    long foundation = ring.leader().committed().foundation();
    ring.crash("n1");
    List.of("x1", "x2", "x3").forEach(ring::start);
    ring.runUntil(
        10_000, () -> ring.isBalanced() && ring.leader().committed().members().size() == 9);
    ring.nodes.values().forEach(n -> assertEquals(foundation, n.committed().foundation()));
  }

  @Test
  void rolesMayChangeBeforeTheFounding() {
    TestRing ring = new TestRing(4, 3);
    List.of("n1", "n2", "n3").forEach(ring::start);
    List.of("n1", "n2", "n3")
        .forEach(n -> ring.step(n, new Input.Roles(Message.MAY_LEAD | Message.MAY_OWN)));
    ring.runUntil(5_000, ring::isWhole);
  }

  @Test
  void aWorkerGetsNoVoteEvenWhenTheLeaderIsNew() {
    TestRing ring = three(16);
    List.of("w1", "w2").forEach(n -> ring.start(n, 16, Message.MAY_OWN));
    ring.runUntil(3_000, () -> ring.leader().committed().members().size() == 5);
    ring.start("n4");
    ring.runUntil(3_000, () -> ring.leader().committed().members().size() == 6);
    ring.crash("n1");
    ring.runUntil(
        10_000, () -> ring.isBalanced() && ring.leader().committed().members().size() == 5);
    ring.facts.values().stream()
        .flatMap(List::stream)
        .filter(e -> e instanceof Effect.ViewCommitted)
        .flatMap(e -> ((Effect.ViewCommitted) e).view().voters().stream())
        .forEach(voter -> assertTrue(voter.name().startsWith("n"), voter + " has a vote"));
  }

  @Test
  void aNewLeaderMayLeaveAtOnce() {
    TestRing ring = three(16);
    ring.crash("n1");
    ring.runUntil(4_000, ring::isBalanced);
    String second = ring.leader().self().name();
    ring.step(second, new Input.Leave());
    ring.runUntil(5_000, () -> ring.nodes.get(second).phase() == Phase.LEFT);
    ring.runUntil(5_000, ring::isWhole);
  }

  @Test
  void leadersAndOwnersMayBeDifferentNodes() {
    TestRing ring = new TestRing(6, 3);
    ring.start("a1", 6, Message.MAY_LEAD);
    ring.start("b1", 6, Message.MAY_OWN);
    ring.start("b2", 6, Message.MAY_OWN);
    ring.runUntil(5_000, () -> ring.counts().equals(List.of(0, 3, 3)));
    assertEquals("a1", ring.leader().self().name());
  }
}
