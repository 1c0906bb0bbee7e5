package io.ringelection.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What voters and candidates answer each other, message by message: to a candidate while the leader
 * is heard, to a term that is old, to one who knows more, to a stranger's ring.
 */
class ElectionTest {
  private static final long WAIT_OUT = (long) Math.ceil(2_000 * TestRing.MILLI * 1.01 / 0.99);

  private final TestRing ring = new TestRing(12, 3);
  private final List<Envelope> sent = new ArrayList<>();
  private View view;
  private long term;

  @BeforeEach
  void settle() {
    List.of("n1", "n2", "n3").forEach(ring::start);
    ring.settle(3);
    ring.runFor(1_100);
    ring.tap = sent::add;
    view = ring.nodes.get("n1").committed();
    term = ring.leader().term();
  }

  private NodeId id(String name) {
    return ring.nodes.get(name).self();
  }

  private <T extends Message> List<T> sent(String from, Class<T> kind) {
    return envelopes(from, kind).stream().map(e -> kind.cast(e.message())).toList();
  }

  private List<Envelope> envelopes(String from, Class<? extends Message> kind) {
    return sent.stream()
        .filter(e -> e.from().name().equals(from) && kind.isInstance(e.message()))
        .toList();
  }

  private View next(View former, List<NodeId> voters) {
    return View.of(former.number() + 1, term, former.foundation(), former.members(), voters);
  }

  /** n1 is dead, and n2 has asked n3 for its promise; nobody hears anybody from here on. */
  private NodeId standing() {
    NodeId dead = id("n1");
    ring.crash("n1");
    ring.lost = envelope -> true;
    ring.step("n2", new Input.Dead(dead));
    assertEquals(1, sent("n2", Message.Elect.class).stream().distinct().count());
    assertEquals(term + 1, ring.nodes.get("n2").term());
    sent.clear();
    return dead;
  }

  private Message promise(boolean granted, long highest, View committed, View pending) {
    return new Message.Promise(granted, highest, 0, committed, pending);
  }

  @Test
  void aVoterThatHearsTheLeaderFindsNobodySilent() {
    ring.deliver(id("n2"), "n3", new Message.PreVote(view, null));
    assertEquals(
        List.of(new Message.PreVoteReply(false, false, view, null)),
        sent("n3", Message.PreVoteReply.class));
  }

  @Test
  void aLeaderThatAMajorityFollowsDoesNotFindItselfSilent() {
    ring.deliver(id("n2"), "n1", new Message.PreVote(view, null));
    assertFalse(sent("n1", Message.PreVoteReply.class).get(0).silent());
    ring.lost = envelope -> true;
    ring.runFor(2_300);
    sent.clear();
    ring.deliver(id("n2"), "n1", new Message.PreVote(view, null));
    assertTrue(sent("n1", Message.PreVoteReply.class).get(0).silent());
  }

  @Test
  void aSeniorThatFindsTheLeaderSilentStandsInTheJuniorsPlace() {
    ring.crash("n1");
    ring.runFor(700);
    sent.clear();
    ring.deliver(id("n3"), "n2", new Message.PreVote(view, null));
    assertEquals(
        List.of(new Message.PreVoteReply(false, true, view, null)),
        sent("n2", Message.PreVoteReply.class));
    assertEquals(
        1,
        envelopes("n2", Message.PreVote.class).stream()
            .map(Envelope::to)
            .filter(id("n3")::equals)
            .count());
  }

  @Test
  void aJuniorThatFindsTheLeaderSilentSaysSo() {
    ring.crash("n1");
    ring.runFor(700);
    sent.clear();
    ring.deliver(id("n2"), "n3", new Message.PreVote(view, null));
    assertEquals(
        List.of(new Message.PreVoteReply(true, false, view, null)),
        sent("n3", Message.PreVoteReply.class));
    assertEquals(List.of(), sent("n3", Message.PreVote.class));
  }

  @Test
  void aTermIsPromisedOnceAndNoLowerOneAfterIt() {
    ring.deliver(id("n2"), "n3", term + 3, new Message.Elect(view, null));
    ring.deliver(id("n1"), "n3", term + 3, new Message.Elect(view, null));
    ring.deliver(id("n1"), "n3", term + 2, new Message.Elect(view, null));
    List<Message.Promise> answers = sent("n3", Message.Promise.class);
    assertEquals(
        List.of(true, false, false), answers.stream().map(Message.Promise::granted).toList());
    assertEquals(term + 3, answers.get(2).highestTerm());
    assertEquals(term + 2, envelopes("n3", Message.Promise.class).get(2).term());
  }

  @Test
  void aPromiseTellsHowLongLeasesOfTheFormerLeaderMayRun() {
    ring.lost = envelope -> true;
    ring.runFor(700);
    sent.clear();
    ring.deliver(id("n2"), "n3", term + 1, new Message.Elect(view, null));
    long remaining = sent("n3", Message.Promise.class).get(0).remaining();
    assertTrue(remaining <= WAIT_OUT - 700 * TestRing.MILLI, "remaining " + remaining);
    assertTrue(remaining > WAIT_OUT - 1_000 * TestRing.MILLI, "remaining " + remaining);
    ring.runFor(3_000);
    sent.clear();
    ring.deliver(id("n2"), "n3", term + 90, new Message.Elect(view, null));
    assertEquals(0, sent("n3", Message.Promise.class).get(0).remaining());
  }

  @Test
  void aLeaderThatPromisesALaterTermLeadsNoMore() {
    ring.deliver(id("n2"), "n1", term + 1, new Message.Elect(view, null));
    assertFalse(ring.nodes.get("n1").leads());
    assertEquals(term + 1, ring.nodes.get("n1").term());
  }

  @Test
  void aCandidateLeadsWhenAMajorityHasPromised() {
    standing();
    ring.deliver(id("n3"), "n2", promise(true, term + 1, view, null));
    assertTrue(ring.nodes.get("n2").leads());
    assertEquals(
        List.of(new Message.Coordinator(view, null)),
        sent("n2", Message.Coordinator.class).stream().distinct().toList());
  }

  @Test
  void aPromiseOfAnotherTermDoesNotCount() {
    standing();
    ring.deliver(id("n3"), "n2", term, promise(true, term, view, null));
    assertFalse(ring.nodes.get("n2").leads());
  }

  @Test
  void aCandidateThatLearnsOfALaterViewStandsDownAndKnowsIt() {
    standing();
    View later = next(view, view.voters());
    ring.deliver(id("n3"), "n2", promise(true, term + 1, later, null));
    assertFalse(ring.nodes.get("n2").leads());
    assertEquals(later, ring.nodes.get("n2").committed());
    ring.deliver(id("n3"), "n2", promise(true, term + 1, later, null));
    assertFalse(ring.nodes.get("n2").leads());
  }

  @Test
  void aCandidateThatIsRefusedGoesBeyondTheTermItIsToldOf() {
    standing();
    ring.deliver(id("n3"), "n2", promise(false, term + 10, view, null));
    assertEquals(term + 10, ring.nodes.get("n2").term());
    assertFalse(ring.nodes.get("n2").leads());
    ring.lost = envelope -> false;
    ring.runUntil(10_000, ring::isBalanced);
    assertEquals(term + 11, ring.leader().term());
  }

  @Test
  void aCandidateThatIsRefusedInALowerTermKeepsItsOwn() {
    standing();
    ring.deliver(id("n3"), "n2", promise(false, term, view, null));
    assertEquals(term + 1, ring.nodes.get("n2").term());
  }

  @Test
  void votersOfAProposalThatAPromiseTellsOfAreAskedToo() {
    standing();
    NodeId fourth = new NodeId("n4", 4);
    View proposed = next(view, List.of(id("n2"), id("n3"), fourth));
    ring.deliver(id("n3"), "n2", promise(true, term + 1, view, proposed));
    List<Envelope> asked = envelopes("n2", Message.Elect.class);
    assertEquals(List.of(fourth), asked.stream().map(Envelope::to).toList());
    assertEquals(proposed.voters(), ring.nodes.get("n2").pending().voters());
    assertTrue(ring.nodes.get("n2").leads(), "two of both views have promised");
  }

  @Test
  void withoutAMajorityOfTheProposedVotersNobodyLeads() {
    standing();
    NodeId fourth = new NodeId("n4", 4);
    View proposed = next(view, List.of(fourth));
    ring.deliver(id("n3"), "n2", promise(true, term + 1, view, proposed));
    assertFalse(ring.nodes.get("n2").leads());
    ring.deliver(fourth, "n2", promise(true, term + 1, view, proposed));
    assertTrue(ring.nodes.get("n2").leads());
  }

  @Test
  void whoHearsOfALaterTermGivesWayAndOfAFormerOneDoesNot() {
    ring.deliver(id("n3"), "n1", term, new Message.Nack());
    ring.deliver(id("n3"), "n1", term - 1, new Message.Nack());
    assertTrue(ring.nodes.get("n1").leads());
    ring.deliver(id("n3"), "n1", term + 1, new Message.Nack());
    assertFalse(ring.nodes.get("n1").leads());
    assertEquals(term + 1, ring.nodes.get("n1").term());
  }

  @Test
  void theHeirStandsWhenTheLeaderHandsTheLeadOver() {
    ring.deliver(id("n3"), "n2", new Message.Transfer());
    ring.deliver(id("n1"), "n2", term - 1, new Message.Transfer());
    assertEquals(List.of(), sent("n2", Message.Elect.class));
    ring.deliver(id("n1"), "n2", new Message.Transfer());
    assertEquals(term + 1, ring.nodes.get("n2").term());
    ring.runUntil(10, () -> ring.nodes.get("n2").leads());
  }

  @Test
  void anHeirThatWantsToGoItselfDoesNotStand() {
    ring.handsOffAtOnce = false;
    ring.step("n2", new Input.Leave());
    ring.deliver(id("n1"), "n2", new Message.Transfer());
    assertEquals(List.of(), sent("n2", Message.Elect.class));
  }

  @Test
  void aSeniorThatMayNotLeadOrWantsToGoLeavesTheStandToTheJunior() {
    ring.handsOffAtOnce = false;
    ring.crash("n1");
    ring.step("n2", new Input.Leave());
    ring.runFor(700);
    sent.clear();
    ring.deliver(id("n3"), "n2", new Message.PreVote(view, null));
    assertEquals(
        List.of(new Message.PreVoteReply(true, false, view, null)),
        sent("n2", Message.PreVoteReply.class));
    ring.runUntil(2_000, () -> !sent("n3", Message.PreVote.class).isEmpty());
    assertEquals(List.of(), sent("n2", Message.PreVote.class));
  }

  @Test
  void aCandidateThatASeniorAnswersStandsDown() {
    ring.crash("n1");
    ring.lost = envelope -> true;
    ring.runUntil(2_000, () -> !sent("n3", Message.PreVote.class).isEmpty());
    ring.deliver(id("n2"), "n3", new Message.PreVoteReply(false, true, view, null));
    ring.deliver(id("n2"), "n3", new Message.PreVoteReply(true, false, view, null));
    assertEquals(List.of(), sent("n3", Message.Elect.class));
    sent.clear();
    ring.runFor(390);
    assertEquals(List.of(), sent("n3", Message.PreVote.class));
    ring.runUntil(1_000, () -> !sent("n3", Message.PreVote.class).isEmpty());
  }

  @Test
  void aCandidateGoesBeyondTheHighestTermOfThoseThatAgree() {
    ring.crash("n1");
    ring.lost = envelope -> true;
    ring.runUntil(2_000, () -> !sent("n3", Message.PreVote.class).isEmpty());
    ring.deliver(id("n2"), "n3", term + 5, new Message.PreVoteReply(true, false, view, null));
    assertEquals(term + 6, envelopes("n3", Message.Elect.class).get(0).term());
  }

  @Test
  void whoHasPromisedAsksSoonWhenTheCandidateVanishes() {
    ring.lost = envelope -> true;
    ring.runFor(700);
    ring.deliver(id("n2"), "n3", term + 1, new Message.Elect(view, null));
    sent.clear();
    ring.runFor(840);
    assertEquals(List.of(), sent("n3", Message.PreVote.class));
    ring.runUntil(20, () -> !sent("n3", Message.PreVote.class).isEmpty());
  }

  @Test
  void questionsOfACandidateTeachALaterView() {
    View second = next(view, view.voters());
    ring.deliver(id("n2"), "n3", new Message.PreVote(second, null));
    assertEquals(second, ring.nodes.get("n3").committed());
    View third = next(second, view.voters());
    ring.deliver(id("n2"), "n3", term + 1, new Message.Elect(third, null));
    assertEquals(third, ring.nodes.get("n3").committed());
  }

  @Test
  void beforeTheFoundingOnlyWhoMayFoundHasAVote() {
    ring.lost = envelope -> true;
    NodeId stranger = new NodeId("x1", 9);
    Message elect = new Message.Elect(View.genesis(3), null);
    ring.start("f1");
    ring.deliver(stranger, "f1", 5, elect);
    assertTrue(sent("f1", Message.Promise.class).get(0).granted());
    ring.mayFound = false;
    ring.start("w1");
    ring.deliver(stranger, "w1", 5, elect);
    assertFalse(sent("w1", Message.Promise.class).get(0).granted());
  }

  @Test
  void whoIsTooFewToFoundAsksNobody() {
    ring.lost = envelope -> true;
    ring.start("f1");
    ring.runFor(5_000);
    assertEquals(List.of(), sent("f1", Message.PreVote.class));
  }

  @Test
  void aStrangersRingOfTheSameNameIsAnAlarmAndMeansNothing() {
    View foreign = View.of(9, term + 7, 4711, List.of(id("n2")), List.of(id("n2")));
    NodeId stranger = new NodeId("x1", 9);
    for (Message message :
        List.of(
            new Message.PreVote(foreign, null),
            new Message.PreVoteReply(true, false, foreign, null),
            new Message.Elect(foreign, null),
            promise(true, term + 7, foreign, null),
            new Message.Coordinator(foreign, null),
            new Message.Accept(foreign, next(foreign, foreign.voters())),
            new Message.Known(foreign))) {
      ring.deliver(stranger, "n3", term + 7, message);
    }
    assertEquals(List.of(), sent);
    assertEquals(term, ring.nodes.get("n3").term());
    assertEquals(view, ring.nodes.get("n3").committed());
    assertEquals(List.of(), ring.facts("n3", Effect.Note.class));

    int roles = Message.MAY_LEAD | Message.MAY_OWN;
    ring.deliver(stranger, "n3", term + 7, new Message.Hello(7, 12, roles, foreign, null));
    Effect.Note alarm = ring.facts("n3", Effect.Note.class).get(0);
    assertEquals(Effect.Level.ALARM, alarm.level());
    assertEquals(stranger, alarm.about());
    assertEquals(view, ring.nodes.get("n3").committed());
  }
}
