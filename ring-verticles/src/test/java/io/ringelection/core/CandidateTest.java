package io.ringelection.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a node that stands makes of the answers: promises, refusals, a later view, a senior that
 * stands itself.
 */
class CandidateTest {
  private final ElectionScene scene = new ElectionScene();
  private final TestRing ring = scene.ring;
  private final View view = scene.view;
  private final long term = scene.term;

  /** n1 is dead, and n2 has asked n3 for its promise; nobody hears anybody from here on. */
  private void standing() {
    NodeId dead = scene.id("n1");
    ring.crash("n1");
    ring.lost = envelope -> true;
    ring.step("n2", new Input.Dead(dead));
    assertEquals(1, scene.sent("n2", Message.Elect.class).stream().distinct().count());
    assertEquals(term + 1, ring.nodes.get("n2").term());
    scene.sent.clear();
  }

  private static Message promise(boolean granted, long highest, View committed, View pending) {
    return new Message.Promise(granted, highest, 0, committed, pending);
  }

  @Test
  void aCandidateLeadsWhenAMajorityHasPromised() {
    standing();
    ring.deliver(scene.id("n3"), "n2", promise(true, term + 1, view, null));
    assertTrue(ring.nodes.get("n2").leads());
    assertEquals(
        List.of(new Message.Coordinator(view, null)),
        scene.sent("n2", Message.Coordinator.class).stream().distinct().toList());
  }

  @Test
  void aPromiseOfAnotherTermDoesNotCount() {
    standing();
    ring.deliver(scene.id("n3"), "n2", term, promise(true, term, view, null));
    assertFalse(ring.nodes.get("n2").leads());
  }

  @Test
  void aCandidateThatLearnsOfALaterViewStandsDownAndKnowsIt() {
    standing();
    View later = scene.next(view, view.voters());
    ring.deliver(scene.id("n3"), "n2", promise(true, term + 1, later, null));
    assertFalse(ring.nodes.get("n2").leads());
    assertEquals(later, ring.nodes.get("n2").committed());
    ring.deliver(scene.id("n3"), "n2", promise(true, term + 1, later, null));
    assertFalse(ring.nodes.get("n2").leads());
  }

  @Test
  void aCandidateThatIsRefusedGoesBeyondTheTermItIsToldOf() {
    standing();
    ring.deliver(scene.id("n3"), "n2", promise(false, term + 10, view, null));
    assertEquals(term + 10, ring.nodes.get("n2").term());
    assertFalse(ring.nodes.get("n2").leads());
    ring.lost = envelope -> false;
    ring.runUntil(10_000, ring::isBalanced);
    assertEquals(term + 11, ring.leader().term());
  }

  @Test
  void aCandidateThatIsRefusedInALowerTermKeepsItsOwn() {
    standing();
    ring.deliver(scene.id("n3"), "n2", promise(false, term, view, null));
    assertEquals(term + 1, ring.nodes.get("n2").term());
  }

  @Test
  void votersOfAProposalThatAPromiseTellsOfAreAskedToo() {
    standing();
    NodeId fourth = new NodeId("n4", 4);
    View proposed = scene.next(view, List.of(scene.id("n2"), scene.id("n3"), fourth));
    ring.deliver(scene.id("n3"), "n2", promise(true, term + 1, view, proposed));
    List<Envelope> asked = scene.envelopes("n2", Message.Elect.class);
    assertEquals(List.of(fourth), asked.stream().map(Envelope::to).toList());
    assertEquals(proposed.voters(), ring.nodes.get("n2").pending().voters());
    assertTrue(ring.nodes.get("n2").leads(), "two of both views have promised");
  }

  @Test
  void withoutAMajorityOfTheProposedVotersNobodyLeads() {
    standing();
    NodeId fourth = new NodeId("n4", 4);
    View proposed = scene.next(view, List.of(fourth));
    ring.deliver(scene.id("n3"), "n2", promise(true, term + 1, view, proposed));
    assertFalse(ring.nodes.get("n2").leads());
    ring.deliver(fourth, "n2", promise(true, term + 1, view, proposed));
    assertTrue(ring.nodes.get("n2").leads());
  }

  @Test
  void theHeirStandsWhenTheLeaderHandsTheLeadOver() {
    ring.deliver(scene.id("n3"), "n2", new Message.Transfer());
    ring.deliver(scene.id("n1"), "n2", term - 1, new Message.Transfer());
    assertEquals(List.of(), scene.sent("n2", Message.Elect.class));
    ring.deliver(scene.id("n1"), "n2", new Message.Transfer());
    assertEquals(term + 1, ring.nodes.get("n2").term());
    ring.runUntil(10, () -> ring.nodes.get("n2").leads());
  }

  @Test
  void anHeirThatWantsToGoItselfDoesNotStand() {
    ring.handsOffAtOnce = false;
    ring.step("n2", new Input.Leave());
    ring.deliver(scene.id("n1"), "n2", new Message.Transfer());
    assertEquals(List.of(), scene.sent("n2", Message.Elect.class));
  }

  @Test
  void aCandidateThatASeniorAnswersStandsDown() {
    ring.crash("n1");
    ring.lost = envelope -> true;
    ring.runUntil(2_000, () -> !scene.sent("n3", Message.PreVote.class).isEmpty());
    ring.deliver(scene.id("n2"), "n3", new Message.PreVoteReply(false, true, view, null));
    ring.deliver(scene.id("n2"), "n3", new Message.PreVoteReply(true, false, view, null));
    assertEquals(List.of(), scene.sent("n3", Message.Elect.class));
    scene.sent.clear();
    ring.runFor(390);
    assertEquals(List.of(), scene.sent("n3", Message.PreVote.class));
    ring.runUntil(1_000, () -> !scene.sent("n3", Message.PreVote.class).isEmpty());
  }

  @Test
  void aCandidateGoesBeyondTheHighestTermOfThoseThatAgree() {
    ring.crash("n1");
    ring.lost = envelope -> true;
    ring.runUntil(2_000, () -> !scene.sent("n3", Message.PreVote.class).isEmpty());
    ring.deliver(scene.id("n2"), "n3", term + 5, new Message.PreVoteReply(true, false, view, null));
    assertEquals(term + 6, scene.envelopes("n3", Message.Elect.class).get(0).term());
  }

  @Test
  void whoIsTooFewToFoundAsksNobody() {
    ring.lost = envelope -> true;
    ring.start("f1");
    ring.runFor(5_000);
    assertEquals(List.of(), scene.sent("f1", Message.PreVote.class));
  }
}
