package io.ringelection.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How views are proposed, accepted and finished: what a voter answers to a proposal that is old, of
 * another leader or of a number that is taken, and what a leader does with a proposal that it did
 * not make.
 */
class ViewTest {
  private final TestRing ring = new TestRing(12, 3);
  private final List<Envelope> sent = new ArrayList<>();

  private void three() {
    List.of("n1", "n2", "n3").forEach(ring::start);
    ring.settle(3);
    ring.runFor(1_100);
    ring.tap = sent::add;
  }

  private NodeId id(String name) {
    return ring.nodes.get(name).self();
  }

  private View committed() {
    return ring.nodes.get("n3").committed();
  }

  /** The view after {@code view}, with the same nodes. */
  private static View after(View view, long term) {
    return View.of(view.number() + 1, term, view.foundation(), view.members(), view.voters());
  }

  private List<Message> answersOfN3() {
    return sent.stream()
        .filter(envelope -> envelope.from().name().equals("n3"))
        .map(Envelope::message)
        .toList();
  }

  private <T> T lastAnswer(Class<T> kind) {
    List<Message> answers = answersOfN3();
    return kind.cast(answers.get(answers.size() - 1));
  }

  @Test
  void aVoterAcceptsTheNextViewAndLearnsTheOneBefore() {
    three();
    View second = after(committed(), 1001);
    View third = after(second, 1001);
    ring.deliver(id("n1"), "n3", new Message.Accept(second, third));
    assertEquals(second, committed());
    assertEquals(third, ring.nodes.get("n3").pending());
    assertEquals(third.number(), lastAnswer(Message.Accepted.class).viewNumber());
  }

  @Test
  void aProposalOfAFormerLeaderIsAnsweredWithTheTermThatHolds() {
    three();
    long term = ring.nodes.get("n3").term();
    View next = after(committed(), term - 1);
    ring.deliver(id("n2"), "n3", term - 1, new Message.Accept(committed(), next));
    assertEquals(List.of(new Message.Nack()), answersOfN3());
    assertEquals(term, sent.get(0).term());
    assertNull(ring.nodes.get("n3").pending());
  }

  @Test
  void aProposalOfANewLeaderIsHowAVoterHearsOfIt() {
    three();
    ring.deliver(id("n2"), "n3", 1002, new Message.Accept(committed(), after(committed(), 1002)));
    assertEquals(1002, ring.nodes.get("n3").term());
    assertEquals(id("n2"), ring.nodes.get("n3").leader());
    assertTrue(answersOfN3().contains(new Message.Accepted(committed().number() + 1)));
  }

  @Test
  void aProposalWhoseNumberIsTakenIsAnsweredWithTheViewThatHasIt() {
    three();
    View known = committed();
    View same = View.of(known.number(), 1001, known.foundation(), known.members(), known.voters());
    ring.deliver(id("n1"), "n3", new Message.Accept(View.genesis(3), same));
    assertEquals(known, lastAnswer(Message.Known.class).committed());
    assertNull(ring.nodes.get("n3").pending());
  }

  @Test
  void aProposalThatDoesNotFollowIsNotAnswered() {
    three();
    View gap = after(after(committed(), 1001), 1001);
    ring.deliver(id("n1"), "n3", new Message.Accept(committed(), gap));
    assertEquals(List.of(), answersOfN3());
    assertNull(ring.nodes.get("n3").pending());
  }

  @Test
  void whoHasAcceptedPromisesToNobodyBeforeTheLeasesOfThatLeaderAreOver() {
    three();
    long second = 1_000 * TestRing.MILLI;
    View next = after(committed(), 1001);
    ring.deliver(id("n1"), "n3", new Message.Accept(committed(), next));
    ring.deliver(id("n2"), "n3", 1002, new Message.Elect(committed(), null));
    Message.Promise promise = lastAnswer(Message.Promise.class);
    assertTrue(promise.granted());
    assertEquals((long) Math.ceil(2 * second * 1.01 / 0.99), promise.remaining());
    assertEquals(next, promise.pending());
  }

  @Test
  void aLeaderWhoseNumberIsTakenLearnsTheViewAndProposesAnew() {
    three();
    ring.lost = envelope -> envelope.message() instanceof Message.Accepted;
    ring.start("n4");
    ring.runUntil(1_000, () -> ring.nodes.get("n1").pending() != null);
    View other = after(committed(), 1001);
    ring.deliver(id("n2"), "n1", new Message.Known(other));
    ring.lost = envelope -> false;
    assertEquals(other, ring.nodes.get("n1").committed());
    ring.runUntil(2, () -> ring.nodes.get("n1").committed().hasMember(id("n4")));
    assertEquals(other.number() + 1, ring.nodes.get("n1").committed().number());
  }

  @Test
  void aNewLeaderFinishesTheProposalOfTheFormerOne() {
    three();
    ring.lost = envelope -> envelope.message() instanceof Message.Accepted;
    ring.start("n4");
    ring.runUntil(1_000, () -> ring.nodes.get("n2").pending() != null);
    ring.lost = envelope -> false;
    View proposed = ring.nodes.get("n2").pending();
    NodeId dead = id("n1");
    ring.crash("n1");
    List.of("n2", "n3").forEach(name -> ring.step(name, new Input.Dead(dead)));
    ring.runFor(5);
    View first = ring.facts("n2", Effect.ViewCommitted.class).get(0).view();
    assertEquals(proposed.number(), first.number());
    assertEquals(proposed.members(), first.members());
    assertFalse(ring.nodes.get("n2").committed().hasMember(dead));
  }

  @Test
  void aProposalThatDropsAMemberIsFinishedOnlyWhenItsOldLeasesAreOver() {
    List.of("n1", "n2", "n3", "n4", "n5").forEach(ring::start);
    ring.settle(5);
    NodeId dropped = id("n5");
    ring.crash("n5");
    ring.lost = envelope -> envelope.message() instanceof Message.Accepted;
    ring.runUntil(4_000, () -> ring.nodes.get("n2").pending() != null);
    ring.lost = envelope -> false;
    NodeId dead = id("n1");
    ring.crash("n1");
    List.of("n2", "n3", "n4").forEach(name -> ring.step(name, new Input.Dead(dead)));
    ring.runFor(1_700);
    assertEquals("n2", ring.leader().self().name());
    assertTrue(ring.leader().committed().hasMember(dropped));
    ring.runUntil(500, () -> !ring.leader().committed().hasMember(dropped));
  }

  @Test
  void aNodeThatDiesWhileItIsTakenInIsDroppedWithTheNextView() {
    three();
    ring.start("n4");
    ring.runUntil(1_000, () -> ring.nodes.get("n1").pending() != null);
    NodeId dead = id("n4");
    ring.crash("n4");
    ring.step("n1", new Input.Dead(dead));
    int number = committed().number();
    ring.runUntil(5, () -> ring.nodes.get("n1").committed().number() == number + 2);
    assertFalse(ring.nodes.get("n1").committed().hasMember(dead));
    assertTrue(ring.isBalanced());
  }

  @Test
  void theFoundersAreInTheOrderOfTheirIdsWhoeverCameFirst() {
    List.of("n3", "n2", "n1").forEach(ring::start);
    ring.settle(3);
    View first = ring.facts("n1", Effect.ViewCommitted.class).get(0).view();
    assertEquals(List.of(id("n1"), id("n2"), id("n3")), first.members());
  }

  @Test
  void aMajorityOfThoseExpectedWaitsOneHeartbeatForTheOthersAndThenFounds() {
    List.of("n1", "n2").forEach(ring::start);
    ring.runUntil(5_000, () -> ring.nodes.get("n1").leads());
    ring.runFor(245);
    assertTrue(ring.nodes.get("n1").committed().isGenesis());
    ring.runFor(10);
    assertEquals(1, ring.nodes.get("n1").committed().number());
    assertEquals(2, ring.nodes.get("n1").committed().members().size());
  }

  @Test
  void theLastVoterKeepsItsSeatThoughItDoesNotWantToLead() {
    three();
    List.of("n1", "n2", "n3").forEach(name -> ring.step(name, new Input.Roles(Message.MAY_OWN)));
    ring.runFor(3_000);
    assertEquals(1, ring.leader().committed().voters().size());
    assertTrue(ring.isBalanced());
  }
}
