package io.ringelection.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Cause;
import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.core.step.Effect;
import io.ringelection.core.wire.Message;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Single mode, where each may found a ring alone: which of two rings that meet gives way. */
class RefoundingTest {
  private final TestRing ring = new TestRing(4, 1);
  private RingNode leader;

  @BeforeEach
  void found() {
    leader = ring.start("n1");
    ring.runUntil(5_000, ring::isWhole);
  }

  private void greet(String to, long term, long foundation) {
    NodeId stranger = new NodeId("x1", 9);
    View theirs = View.of(3, term, foundation, List.of(stranger), List.of(stranger));
    int roles = Message.MAY_LEAD | Message.MAY_OWN;
    ring.deliver(stranger, to, term, new Message.Hello(7, 4, roles, theirs, null));
  }

  private boolean hasForgotten(String name) {
    return ring.facts(name, Effect.Lost.class).stream()
        .anyMatch(lost -> lost.cause() == Cause.FENCED);
  }

  @Test
  void aRingOfALaterTermTakesOver() {
    greet("n1", leader.term() + 1, 1);
    assertTrue(hasForgotten("n1"));
    assertTrue(leader.committed().isGenesis());
    assertFalse(leader.leads());
    assertEquals(0, leader.owned());
  }

  @Test
  void aRingOfAFormerTermDoesNot() {
    greet("n1", leader.term() - 1, Long.MAX_VALUE);
    assertFalse(hasForgotten("n1"));
    assertTrue(leader.leads());
  }

  @Test
  void ofTwoOfOneTermTheHigherFoundationStays() {
    long foundation = leader.committed().foundation();
    greet("n1", leader.term(), foundation - 1);
    assertFalse(hasForgotten("n1"));
    greet("n1", leader.term(), foundation + 1);
    assertTrue(hasForgotten("n1"));
  }

  @Test
  void aMemberLeavesThatToItsLeaderWhileItHearsIt() {
    ring.start("n2");
    ring.runUntil(5_000, () -> ring.counts().equals(List.of(2, 2)));
    greet("n2", leader.term() + 1, 1);
    assertFalse(hasForgotten("n2"));
    ring.crash("n1");
    ring.runFor(1_500);
    greet("n2", leader.term() + 1, 1);
    assertFalse(ring.nodes.get("n2").committed().isGenesis());
    ring.runFor(1_500);
    greet("n2", leader.term() + 1, 1);
    assertTrue(ring.nodes.get("n2").committed().isGenesis());
  }

  /** Others may have had an election a second meanwhile, of which this node knows nothing. */
  @Test
  void aRingFoundedAgainHasTermsAboveAllThatTheLostOneCanHaveReached() {
    long founded = leader.term();
    RingNode member = ring.start("n2");
    ring.runFor(20_000);
    assertEquals(founded, member.term());
    ring.crash("n1");
    ring.runUntil(20_000, member::leads);
    assertTrue(member.term() > founded + 20, "term " + member.term());
  }
}
