package io.ringelection.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Cause;
import io.ringelection.NodeId;
import io.ringelection.Phase;
import io.ringelection.View;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Holdings;
import io.ringelection.core.wire.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What a leader does with reports, heartbeats and greetings of another session, another term or
 * another mind, and what a member does when its leader closes the session.
 */
class LeaderGuardsTest {
  private static final int BOTH = Message.MAY_LEAD | Message.MAY_OWN;
  private static final int PARTITIONS = 12;

  private final TestRing ring = new TestRing(PARTITIONS, 3);
  private final List<Envelope> sent = new ArrayList<>();

  private void three() {
    List.of("n1", "n2", "n3").forEach(ring::start);
    ring.settle(3);
    ring.tap = sent::add;
    ring.runFor(600);
  }

  private NodeId id(String name) {
    return ring.nodes.get(name).self();
  }

  private <T extends Message> List<T> sent(String from, Class<T> kind) {
    return sent.stream()
        .filter(envelope -> envelope.from().name().equals(from))
        .map(Envelope::message)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private long session() {
    List<Message.Heartbeat> all = sent("n3", Message.Heartbeat.class);
    return all.get(all.size() - 1).session();
  }

  private List<Message.Fence> fences() {
    return sent("n1", Message.Fence.class);
  }

  private Message report(long session, int... partitions) {
    long[] tokens = new long[partitions.length];
    Arrays.fill(tokens, 1L << 40);
    return new Message.Report(session, ring.now(), BOTH, new Holdings(partitions, tokens));
  }

  @Test
  void aReportOfAFormerSessionIsFenced() {
    three();
    long former = session() - 1;
    ring.deliver(id("n3"), "n1", report(former));
    assertEquals(List.of(new Message.Fence(former)), fences());
    assertEquals(List.of(4, 4, 4), ring.counts());
  }

  @Test
  void holdingsOfALaterSessionAreFencedBecauseTheirLeaseIsOver() {
    three();
    long later = session() + 5;
    ring.deliver(id("n3"), "n1", report(later, 0));
    assertEquals(List.of(new Message.Fence(later)), fences());
    ring.runUntil(10_000, ring::isBalanced);
  }

  @Test
  void aHeartbeatOfALaterSessionThatWasNeverReportedIsFenced() {
    three();
    long later = session() + 1;
    ring.deliver(id("n3"), "n1", heartbeat(later));
    assertEquals(List.of(new Message.Fence(later)), fences());
    ring.deliver(id("n3"), "n1", heartbeat(session() - 1));
    assertEquals(1, fences().size());
  }

  private Message heartbeat(long session) {
    return new Message.Heartbeat(session, ring.now(), BOTH, 0, 0, 1, 0);
  }

  @Test
  void whoSpeaksInAFormerTermIsToldTheLeaderAndTheViews() {
    three();
    RingNode leader = ring.nodes.get("n1");
    ring.deliver(id("n3"), "n1", leader.term() - 1, heartbeat(session()));
    assertEquals(
        List.of(new Message.Coordinator(leader.committed(), null)),
        sent("n1", Message.Coordinator.class));
    assertTrue(leader.leads());
  }

  @Test
  void whoSpeaksInALaterTermEndsTheReign() {
    three();
    RingNode leader = ring.nodes.get("n1");
    ring.deliver(id("n3"), "n1", leader.term() + 1, heartbeat(session()));
    assertFalse(leader.leads());
    ring.runUntil(10_000, ring::isBalanced);
  }

  @Test
  void aGreetingOfALaterTermEndsTheReign() {
    three();
    RingNode leader = ring.nodes.get("n1");
    ring.deliver(id("n3"), "n1", leader.term() + 1, hello(7, PARTITIONS, leader.committed()));
    assertFalse(leader.leads());
    ring.runUntil(10_000, ring::isBalanced);
  }

  private static Message hello(long hash, int partitions, View committed) {
    return new Message.Hello(hash, partitions, BOTH | Message.MAY_FOUND, committed, null);
  }

  @Test
  void aGreetingTeachesALaterView() {
    three();
    View known = ring.nodes.get("n3").committed();
    View later =
        View.of(known.number() + 1, 1001, known.foundation(), known.members(), known.voters());
    ring.deliver(id("n2"), "n3", hello(7, PARTITIONS, later));
    assertEquals(later, ring.nodes.get("n3").committed());
  }

  @Test
  void aFreshNodeThatGreetsAVoterIsToldThatThereIsARing() {
    three();
    ring.deliver(new NodeId("x1", 9), "n3", 0, hello(7, PARTITIONS, View.genesis(3)));
    assertEquals(
        List.of(new Message.Known(ring.nodes.get("n3").committed())),
        sent("n3", Message.Known.class));
    assertEquals(List.of(), sent("n1", Message.Known.class));
  }

  @Test
  void aNodeThatMayNotFoundIsNotCountedAsAFounder() {
    RingNode alone = ring.start("n1");
    Message worker = new Message.Hello(7, PARTITIONS, BOTH, View.genesis(3), null);
    ring.deliver(new NodeId("x1", 9), "n1", 0, worker);
    assertTrue(alone.waitingFor().startsWith("1 more of 3"), alone.waitingFor());
    ring.deliver(new NodeId("x1", 9), "n1", 0, hello(7, PARTITIONS, View.genesis(3)));
    assertEquals("the founding of the ring", alone.waitingFor());
  }

  @Test
  void aStrangerIsNotedByWhoNeverWasAMemberAndRefusedByWhoWas() {
    ring.start("n1");
    ring.deliver(new NodeId("x1", 9), "n1", 0, hello(8, PARTITIONS, View.genesis(3)));
    Effect.Note note = ring.facts("n1", Effect.Note.class).get(0);
    assertEquals(Effect.Level.WARN, note.level());
    assertTrue(
        note.text().contains("another name, leaseMillis, clockDriftPpm or use of tls"),
        note.text());

    ring.start("n2");
    ring.start("n3");
    ring.settle(3);
    ring.tap = sent::add;
    ring.deliver(new NodeId("x2", 9), "n2", 0, hello(7, 5, View.genesis(3)));
    assertEquals(List.of(new Message.Refused(7, PARTITIONS)), sent("n2", Message.Refused.class));
    assertEquals(0, ring.facts("n2", Effect.Note.class).size());
  }

  /** The leader is dead, n2 leads and has not heard of n3 yet. */
  private void withANewLeaderThatWaitsForN3() {
    three();
    ring.lost = envelope -> envelope.message() instanceof Message.Report;
    NodeId dead = id("n1");
    ring.crash("n1");
    ring.step("n2", new Input.Dead(dead));
    ring.runUntil(100, () -> ring.nodes.get("n2").leads());
    ring.runFor(1);
    sent.clear();
  }

  @Test
  void aClaimToWhatAnotherHoldsIsAnAlarmAndFenced() {
    withANewLeaderThatWaitsForN3();
    ring.deliver(id("n3"), "n2", report(90, partitionOf("n2")));
    Effect.Note alarm = ring.facts("n2", Effect.Note.class).get(0);
    assertEquals(Effect.Level.ALARM, alarm.level());
    assertEquals(id("n3"), alarm.about());
    assertEquals(List.of(new Message.Fence(90)), sent("n2", Message.Fence.class));
  }

  @Test
  void aClaimToAPartitionThatTheRingDoesNotHaveIsFenced() {
    withANewLeaderThatWaitsForN3();
    ring.deliver(id("n3"), "n2", report(90, PARTITIONS));
    assertEquals(List.of(new Message.Fence(90)), sent("n2", Message.Fence.class));
  }

  @Test
  void aClaimThatComesWhenAllOldLeasesAreOverIsFenced() {
    withANewLeaderThatWaitsForN3();
    ring.runFor(2_100);
    sent.clear();
    ring.deliver(id("n3"), "n2", report(90, partitionOf("n3")));
    assertEquals(List.of(new Message.Fence(90)), sent("n2", Message.Fence.class));
    ring.lost = envelope -> false;
    ring.runUntil(10_000, ring::isBalanced);
  }

  private int partitionOf(String name) {
    return name.equals("n2") ? 4 : 8;
  }

  @Test
  void aFarewellReleasesWhatTheMessageBeforeItDidNot() {
    three();
    ring.lost = envelope -> envelope.message() instanceof Message.Released;
    ring.step("n3", new Input.Leave());
    ring.runFor(2);
    assertEquals(List.of(6, 6, 0), ring.counts());
    assertTrue(
        ring.facts("n1", Effect.Assigned.class).stream()
            .anyMatch(assigned -> assigned.cause() == Cause.LEAVE));
  }

  @Test
  void whoseSessionIsClosedLosesAllAndBeginsAnother() {
    three();
    long session = session();
    ring.deliver(id("n2"), "n3", new Message.Fence(session));
    ring.deliver(id("n1"), "n3", new Message.Fence(session - 1));
    assertEquals(4, ring.nodes.get("n3").owned());
    ring.deliver(id("n1"), "n3", new Message.Fence(session));
    Effect.Lost lost = ring.facts("n3", Effect.Lost.class).get(0);
    assertEquals(Cause.FENCED, lost.cause());
    assertEquals(4, lost.grants().size());
    ring.runUntil(1_000, () -> ring.isBalanced() && ring.nodes.get("n3").owned() == 4);
    assertEquals(Phase.MEMBER, ring.nodes.get("n3").phase());
  }

  @Test
  void aLargeTableIsCopiedInPartsAndWhole() {
    int partitions = 5_000;
    TestRing large = new TestRing(partitions, 3);
    Set<Integer> sizes = new TreeSet<>();
    large.lost =
        envelope -> {
          if (envelope.message() instanceof Message.HeartbeatAck ack) {
            sizes.add(ack.changes().size());
          }
          return false;
        };
    List.of("n1", "n2", "n3").forEach(large::start);
    large.runFor(2_500);
    assertEquals(4_096, sizes.stream().mapToInt(Integer::intValue).max().orElse(0));
    for (String name : List.of("n2", "n3")) {
      RingNode member = large.nodes.get(name);
      assertEquals(0, member.assignment().unowned().length);
      for (int p = 0; p < partitions; p++) {
        RingNode owner = large.nodes.get(member.assignment().owner(p).orElseThrow().name());
        assertEquals(owner.token(p), member.assignment().token(p));
      }
    }
  }
}
