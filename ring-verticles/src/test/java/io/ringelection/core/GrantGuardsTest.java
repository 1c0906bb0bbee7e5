package io.ringelection.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Cause;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import io.ringelection.core.wire.Placement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a member does with grants and revocations that are late, doubled, of another grant or of
 * nothing at all: messages that a leader of today would not send, or not at that moment.
 */
class GrantGuardsTest {
  private static final int PARTITIONS = 12;

  private final TestRing ring = new TestRing(PARTITIONS, 3);
  private final List<Envelope> sent = new ArrayList<>();
  private NodeId leader;
  private RingNode member;
  private long session;

  @BeforeEach
  void settle() {
    List.of("n1", "n2", "n3").forEach(ring::start);
    ring.settle(3);
    ring.handsOffAtOnce = false;
    ring.tap = sent::add;
    ring.runFor(600);
    leader = ring.leader().self();
    member = ring.nodes.get("n3");
    session = messages(Message.Heartbeat.class).get(0).session();
    ring.facts.get("n3").clear();
    sent.clear();
  }

  private <T extends Message> List<T> messages(Class<T> kind) {
    return sent.stream()
        .filter(envelope -> envelope.from().equals(member.self()))
        .map(Envelope::message)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private int held() {
    for (int p = 0; p < PARTITIONS; p++) {
      if (member.token(p) != 0) {
        return p;
      }
    }
    throw new AssertionError("it holds nothing");
  }

  private int notHeld() {
    for (int p = 0; p < PARTITIONS; p++) {
      if (member.token(p) == 0) {
        return p;
      }
    }
    throw new AssertionError("it holds everything");
  }

  private static Grant grant(int partition, long token) {
    return new Grant(partition, token, null);
  }

  private void assign(Grant grant) {
    ring.deliver(leader, "n3", new Message.Assign(session, Cause.UNOWNED, List.of(grant)));
  }

  private void revoke(Grant grant) {
    ring.deliver(leader, "n3", new Message.Revoke(session, Cause.BALANCE, List.of(grant)));
  }

  private void answer(long sentAt, Message.Wanted wanted, List<Placement> changes) {
    ring.deliver(
        leader,
        "n3",
        new Message.HeartbeatAck(
            session, sentAt, 2_000 * TestRing.MILLI, wanted, Long.MAX_VALUE, changes));
  }

  private List<Effect> ownership() {
    return ring.facts.get("n3").stream()
        .filter(
            fact ->
                fact instanceof Effect.Assigned
                    || fact instanceof Effect.Revoking
                    || fact instanceof Effect.Revoked
                    || fact instanceof Effect.Lost)
        .toList();
  }

  @Test
  void aNewerGrantOfWhatItHoldsEndsTheFormerOneFirst() {
    int partition = held();
    long former = member.token(partition);
    Grant newer = new Grant(partition, former + 100, leader);
    assign(newer);
    assertEquals(
        List.of(
            new Effect.Lost(Cause.FENCED, List.of(grant(partition, former))),
            new Effect.Assigned(Cause.UNOWNED, List.of(newer))),
        ownership());
    assertEquals(former + 100, member.token(partition));
  }

  @Test
  void theSameGrantTwiceIsToldOnce() {
    Grant grant = grant(notHeld(), Long.MAX_VALUE);
    assign(grant);
    assign(grant);
    assertEquals(List.of(new Effect.Assigned(Cause.UNOWNED, List.of(grant))), ownership());
  }

  @Test
  void aRevocationUnderANewerTokenEndsTheOlderGrantAndTheOneOnItsWay() {
    int partition = held();
    long former = member.token(partition);
    Grant newer = grant(partition, former + 100);
    revoke(newer);
    assertEquals(
        List.of(new Effect.Lost(Cause.FENCED, List.of(grant(partition, former)))), ownership());
    assertEquals(
        List.of(new Message.Released(session, List.of(newer))), messages(Message.Released.class));
    assign(newer);
    assertEquals(0, member.token(partition));
  }

  @Test
  void aRevocationOfAnOlderGrantChangesNothing() {
    int partition = held();
    revoke(grant(partition, member.token(partition) - 1));
    assertEquals(List.of(), ownership());
    assertEquals(List.of(), messages(Message.Released.class));
    assertTrue(member.owns(partition, ring.now()));
  }

  @Test
  void aRevocationOfNoGrantAtAllChangesNothing() {
    revoke(grant(notHeld(), 0));
    assertEquals(List.of(), ownership());
    assertEquals(List.of(), messages(Message.Released.class));
  }

  @Test
  void theSameRevocationTwiceAsksOnce() {
    int partition = held();
    Grant grant = grant(partition, member.token(partition));
    revoke(grant);
    revoke(grant);
    assertEquals(1, ring.facts("n3", Effect.Revoking.class).size());
    ring.step("n3", new Input.HandedOff(List.of(grant)));
    ring.step("n3", new Input.HandedOff(List.of(grant)));
    assertEquals(1, ring.facts("n3", Effect.Revoked.class).size());
  }

  @Test
  void theEndOfWorkUnderAnotherTokenReleasesNothing() {
    int partition = held();
    Grant grant = grant(partition, member.token(partition));
    revoke(grant);
    ring.step("n3", new Input.HandedOff(List.of(grant(partition, grant.token() - 1))));
    assertEquals(List.of(), ring.facts("n3", Effect.Revoked.class));
    assertTrue(member.owns(partition, ring.now()));
  }

  @Test
  void theEndOfWorkThatNobodyAskedForReleasesNothing() {
    int partition = held();
    ring.step("n3", new Input.HandedOff(List.of(grant(partition, member.token(partition)))));
    assertEquals(List.of(), ownership());
  }

  @Test
  void aPartitionThatTheRingDoesNotHaveIsIgnored() {
    Grant beyond = grant(PARTITIONS, 1L << 40);
    assign(beyond);
    revoke(beyond);
    answer(
        ring.now(),
        new Message.Wanted(List.of(beyond), List.of(beyond)),
        List.of(new Placement(PARTITIONS, leader, 1)));
    assertEquals(List.of(), ownership());
    assertEquals(List.of(), messages(Message.Released.class));

    ring.deliver(member.self(), "n1", new Message.Released(session, List.of(beyond)));
    ring.runFor(600);
    assertTrue(ring.isBalanced());
  }

  @Test
  void whatItHasGivenUpIsRefusedAgainWhenTheLeaderStillWantsItHeld() {
    int partition = held();
    Grant grant = grant(partition, member.token(partition));
    revoke(grant);
    ring.step("n3", new Input.HandedOff(List.of(grant)));
    sent.clear();
    answer(ring.now(), new Message.Wanted(List.of(grant), List.of()), List.of());
    assertEquals(
        List.of(new Message.Released(session, List.of(grant))), messages(Message.Released.class));
    assertEquals(0, member.token(partition));
  }

  @Test
  void grantsOfAnotherSessionOrAnotherNodeAreNotTaken() {
    Grant grant = grant(notHeld(), Long.MAX_VALUE);
    Message former = new Message.Assign(session - 1, Cause.UNOWNED, List.of(grant));
    ring.deliver(leader, "n3", former);
    NodeId second = ring.nodes.get("n2").self();
    ring.deliver(second, "n3", new Message.Assign(session, Cause.UNOWNED, List.of(grant)));
    Grant held = grant(held(), member.token(held()));
    ring.deliver(second, "n3", new Message.Revoke(session, Cause.BALANCE, List.of(held)));
    ring.deliver(leader, "n3", new Message.Revoke(session - 1, Cause.BALANCE, List.of(held)));
    assertEquals(List.of(), ownership());
  }

  @Test
  void anAnswerToAHeartbeatThatWasSentALeaseAgoRenewsNothing() {
    long end = member.leaseEnd();
    ring.lost = envelope -> true;
    ring.runFor(1_000);
    answer(ring.now() - 2_000 * TestRing.MILLI, null, List.of());
    assertEquals(end, member.leaseEnd());
    answer(ring.now() - 100 * TestRing.MILLI, null, List.of());
    assertTrue(member.leaseEnd() > end);
    long renewed = member.leaseEnd();
    answer(ring.now() - 200 * TestRing.MILLI, null, List.of());
    assertEquals(renewed, member.leaseEnd());
  }
}
