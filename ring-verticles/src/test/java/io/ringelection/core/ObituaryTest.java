package io.ringelection.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Cause;
import io.ringelection.NodeId;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Test plan: one node has the proof that another is dead; those that can act on it hear of it, once
 * and again when the message is lost or the leader is new; who is said to be dead and is not stops
 * to own at once.
 */
class ObituaryTest {
  private static final Predicate<Envelope> OBITUARIES =
      envelope -> envelope.message() instanceof Message.Obituary;

  private TestRing ring(int nodes) {
    TestRing ring = new TestRing(16, nodes);
    for (int i = 1; i <= nodes; i++) {
      ring.start("n" + i);
    }
    ring.runUntil(
        5_000,
        () ->
            ring.isBalanced()
                && ring.nodes.values().stream()
                    .allMatch(n -> n.committed().members().size() == nodes));
    return ring;
  }

  @Test
  void theLeaderGrantsOnTheWordOfAWatcher() {
    TestRing ring = ring(5);
    NodeId dead = ring.nodes.get("n3").self();
    ring.crash("n3");
    ring.step("n5", new Input.Dead(dead));
    ring.runUntil(5, ring::isBalanced);
  }

  @Test
  void theHeirStandsOnTheWordOfAWatcher() {
    TestRing ring = ring(5);
    NodeId dead = ring.nodes.get("n1").self();
    ring.crash("n1");
    ring.step("n5", new Input.Dead(dead));
    ring.runUntil(5, ring::isBalanced);
    assertEquals("n2", ring.leader().self().name());
  }

  @Test
  void whatWasLostIsSaidAgainWithTheNextHeartbeat() {
    TestRing ring = ring(5);
    NodeId dead = ring.nodes.get("n3").self();
    ring.crash("n3");
    ring.lost = OBITUARIES;
    ring.step("n5", new Input.Dead(dead));
    ring.runFor(10);
    assertFalse(ring.isWhole());
    ring.lost = envelope -> false;
    ring.runUntil(260, ring::isBalanced);
  }

  @Test
  void aNewLeaderIsToldAtOnce() {
    TestRing ring = ring(5);
    NodeId member = ring.nodes.get("n4").self();
    NodeId leader = ring.nodes.get("n1").self();
    ring.lost = OBITUARIES;
    ring.crash("n4");
    ring.crash("n1");
    ring.step("n5", new Input.Dead(member));
    ring.runFor(1);
    ring.lost = envelope -> false;
    ring.step("n2", new Input.Dead(leader));
    ring.runUntil(5, ring::isBalanced);
  }

  @Test
  void nothingIsSaidAgainOnceTheViewIsWithoutTheDead() {
    TestRing ring = ring(3);
    NodeId dead = ring.nodes.get("n3").self();
    ring.crash("n3");
    ring.step("n2", new Input.Dead(dead));
    ring.runUntil(5_000, () -> ring.leader().committed().members().size() == 2);
    ring.runFor(300);
    int[] said = {0};
    ring.lost =
        envelope -> {
          said[0] += OBITUARIES.test(envelope) ? 1 : 0;
          return false;
        };
    ring.runFor(2_000);
    assertEquals(0, said[0]);
  }

  @Test
  void whoIsSaidToBeDeadOwnsNothingFromThenOnAndComesBackAsNew() {
    TestRing ring = ring(3);
    RingNode third = ring.nodes.get("n3");
    Envelope word =
        new Envelope(
            ring.nodes.get("n2").self(),
            third.self(),
            third.term(),
            new Message.Obituary(third.self()));
    ring.step("n3", new Input.Received(word));
    assertEquals(0, third.owned());
    assertTrue(
        ring.facts.get("n3").stream()
            .anyMatch(e -> e instanceof Effect.Lost lost && lost.cause() == Cause.FENCED));
    assertTrue(
        ring.facts.get("n3").stream()
            .anyMatch(e -> e instanceof Effect.Note note && note.level() == Effect.Level.ALARM));
    ring.runUntil(10_000, ring::isBalanced);
  }

  @Test
  void aStrangersWordCountsForNothing() {
    TestRing ring = ring(3);
    NodeId third = ring.nodes.get("n3").self();
    List<Integer> before = ring.counts();
    ring.step(
        "n1",
        new Input.Received(
            new Envelope(
                new NodeId("stranger", 1),
                ring.nodes.get("n1").self(),
                0,
                new Message.Obituary(third))));
    ring.runFor(1_000);
    assertEquals(before, ring.counts());
  }
}
