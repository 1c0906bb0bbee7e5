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
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What voters answer: while the leader is heard, to a term that is old, to a junior, to one who
 * knows more, to a ring of strangers.
 */
class VoterTest {
  private static final long WAIT_OUT = (long) Math.ceil(2_000 * TestRing.MILLI * 1.01 / 0.99);

  private final ElectionScene scene = new ElectionScene();
  private final TestRing ring = scene.ring;
  private final View view = scene.view;
  private final long term = scene.term;

  @Test
  void aVoterThatHearsTheLeaderFindsNobodySilent() {
    ring.deliver(scene.id("n2"), "n3", new Message.PreVote(view, null));
    assertEquals(
        List.of(new Message.PreVoteReply(false, false, view, null)),
        scene.sent("n3", Message.PreVoteReply.class));
  }

  @Test
  void aLeaderThatAMajorityFollowsDoesNotFindItselfSilent() {
    ring.deliver(scene.id("n2"), "n1", new Message.PreVote(view, null));
    assertFalse(scene.sent("n1", Message.PreVoteReply.class).get(0).silent());
    ring.lost = envelope -> true;
    ring.runFor(2_300);
    scene.sent.clear();
    ring.deliver(scene.id("n2"), "n1", new Message.PreVote(view, null));
    assertTrue(scene.sent("n1", Message.PreVoteReply.class).get(0).silent());
  }

  @Test
  void aSeniorThatFindsTheLeaderSilentStandsInTheJuniorsPlace() {
    ring.crash("n1");
    ring.runFor(700);
    scene.sent.clear();
    ring.deliver(scene.id("n3"), "n2", new Message.PreVote(view, null));
    assertEquals(
        List.of(new Message.PreVoteReply(false, true, view, null)),
        scene.sent("n2", Message.PreVoteReply.class));
    assertEquals(
        1,
        scene.envelopes("n2", Message.PreVote.class).stream()
            .map(Envelope::to)
            .filter(scene.id("n3")::equals)
            .count());
  }

  @Test
  void aJuniorThatFindsTheLeaderSilentSaysSo() {
    ring.crash("n1");
    ring.runFor(700);
    scene.sent.clear();
    ring.deliver(scene.id("n2"), "n3", new Message.PreVote(view, null));
    assertEquals(
        List.of(new Message.PreVoteReply(true, false, view, null)),
        scene.sent("n3", Message.PreVoteReply.class));
    assertEquals(List.of(), scene.sent("n3", Message.PreVote.class));
  }

  @Test
  void aTermIsPromisedOnceAndNoLowerOneAfterIt() {
    ring.deliver(scene.id("n2"), "n3", term + 3, new Message.Elect(view, null));
    ring.deliver(scene.id("n1"), "n3", term + 3, new Message.Elect(view, null));
    ring.deliver(scene.id("n1"), "n3", term + 2, new Message.Elect(view, null));
    List<Message.Promise> answers = scene.sent("n3", Message.Promise.class);
    assertEquals(
        List.of(true, false, false), answers.stream().map(Message.Promise::granted).toList());
    assertEquals(term + 3, answers.get(2).highestTerm());
    assertEquals(term + 2, scene.envelopes("n3", Message.Promise.class).get(2).term());
  }

  @Test
  void aPromiseTellsHowLongLeasesOfTheFormerLeaderMayRun() {
    ring.lost = envelope -> true;
    ring.runFor(700);
    scene.sent.clear();
    ring.deliver(scene.id("n2"), "n3", term + 1, new Message.Elect(view, null));
    long remaining = scene.sent("n3", Message.Promise.class).get(0).remaining();
    assertTrue(remaining <= WAIT_OUT - 700 * TestRing.MILLI, "remaining " + remaining);
    assertTrue(remaining > WAIT_OUT - 1_000 * TestRing.MILLI, "remaining " + remaining);
    ring.runFor(3_000);
    scene.sent.clear();
    ring.deliver(scene.id("n2"), "n3", term + 90, new Message.Elect(view, null));
    assertEquals(0, scene.sent("n3", Message.Promise.class).get(0).remaining());
  }

  @Test
  void aLeaderThatPromisesALaterTermLeadsNoMore() {
    ring.deliver(scene.id("n2"), "n1", term + 1, new Message.Elect(view, null));
    assertFalse(ring.nodes.get("n1").leads());
    assertEquals(term + 1, ring.nodes.get("n1").term());
  }

  @Test
  void whoHearsOfALaterTermGivesWayAndOfAFormerOneDoesNot() {
    ring.deliver(scene.id("n3"), "n1", term, new Message.Nack());
    ring.deliver(scene.id("n3"), "n1", term - 1, new Message.Nack());
    assertTrue(ring.nodes.get("n1").leads());
    ring.deliver(scene.id("n3"), "n1", term + 1, new Message.Nack());
    assertFalse(ring.nodes.get("n1").leads());
    assertEquals(term + 1, ring.nodes.get("n1").term());
  }

  @Test
  void aSeniorThatMayNotLeadOrWantsToGoLeavesTheStandToTheJunior() {
    ring.handsOffAtOnce = false;
    ring.crash("n1");
    ring.step("n2", new Input.Leave());
    ring.runFor(700);
    scene.sent.clear();
    ring.deliver(scene.id("n3"), "n2", new Message.PreVote(view, null));
    assertEquals(
        List.of(new Message.PreVoteReply(true, false, view, null)),
        scene.sent("n2", Message.PreVoteReply.class));
    ring.runUntil(2_000, () -> !scene.sent("n3", Message.PreVote.class).isEmpty());
    assertEquals(List.of(), scene.sent("n2", Message.PreVote.class));
  }

  @Test
  void whoHasPromisedAsksSoonWhenTheCandidateVanishes() {
    ring.lost = envelope -> true;
    ring.runFor(700);
    ring.deliver(scene.id("n2"), "n3", term + 1, new Message.Elect(view, null));
    scene.sent.clear();
    ring.runFor(840);
    assertEquals(List.of(), scene.sent("n3", Message.PreVote.class));
    ring.runUntil(20, () -> !scene.sent("n3", Message.PreVote.class).isEmpty());
  }

  @Test
  void questionsOfACandidateTeachALaterView() {
    View second = scene.next(view, view.voters());
    ring.deliver(scene.id("n2"), "n3", new Message.PreVote(second, null));
    assertEquals(second, ring.nodes.get("n3").committed());
    View third = scene.next(second, view.voters());
    ring.deliver(scene.id("n2"), "n3", term + 1, new Message.Elect(third, null));
    assertEquals(third, ring.nodes.get("n3").committed());
  }

  @Test
  void beforeTheFoundingOnlyWhoMayFoundHasAVote() {
    ring.lost = envelope -> true;
    NodeId stranger = new NodeId("x1", 9);
    Message elect = new Message.Elect(View.genesis(3), null);
    ring.start("f1");
    ring.deliver(stranger, "f1", 5, elect);
    assertTrue(scene.sent("f1", Message.Promise.class).get(0).granted());
    ring.mayFound = false;
    ring.start("w1");
    ring.deliver(stranger, "w1", 5, elect);
    assertFalse(scene.sent("w1", Message.Promise.class).get(0).granted());
  }

  @Test
  void aStrangersRingOfTheSameNameIsAnAlarmAndMeansNothing() {
    View foreign = View.of(9, term + 7, 4711, List.of(scene.id("n2")), List.of(scene.id("n2")));
    NodeId stranger = new NodeId("x1", 9);
    for (Message message :
        List.of(
            new Message.PreVote(foreign, null),
            new Message.PreVoteReply(true, false, foreign, null),
            new Message.Elect(foreign, null),
            new Message.Promise(true, term + 7, 0, foreign, null),
            new Message.Coordinator(foreign, null),
            new Message.Accept(foreign, scene.next(foreign, foreign.voters())),
            new Message.Known(foreign))) {
      ring.deliver(stranger, "n3", term + 7, message);
    }
    assertEquals(List.of(), scene.sent);
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
