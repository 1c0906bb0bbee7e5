package io.ringelection.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Cause;
import io.ringelection.Phase;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Test plan: each message that carries a decision is lost once, and the next heartbeat repairs it;
 * then the guards: a machine that was suspended, a leader that was deaf, a member whose heartbeats
 * nobody hears.
 */
class RepairTest {
  private static TestRing three() {
    TestRing ring = new TestRing(12, 3);
    List.of("n1", "n2", "n3").forEach(ring::start);
    ring.settle(3);
    ring.runFor(1_000);
    return ring;
  }

  /** Loses the first message of a kind to each receiver. */
  private static Predicate<Envelope> firstOf(Class<? extends Message> kind) {
    Map<Object, Integer> seen = new HashMap<>();
    return envelope ->
        kind.isInstance(envelope.message())
            && envelope.to() != null
            && seen.merge(envelope.to(), 1, Integer::sum) == 1;
  }

  private static void joinsAllTheSame(Class<? extends Message> kind) {
    TestRing ring = three();
    ring.lost = firstOf(kind);
    ring.start("n4");
    ring.runUntil(3_000, () -> ring.counts().equals(List.of(3, 3, 3, 3)));
  }

  @Test
  void aLostAssignIsRepaired() {
    joinsAllTheSame(Message.Assign.class);
  }

  @Test
  void aLostRevokeIsRepaired() {
    joinsAllTheSame(Message.Revoke.class);
  }

  @Test
  void aLostReleaseIsRepaired() {
    joinsAllTheSame(Message.Released.class);
  }

  @Test
  void aLostProposalIsRepeated() {
    joinsAllTheSame(Message.Accept.class);
  }

  @Test
  void aLostAcceptanceIsAskedForAgain() {
    joinsAllTheSame(Message.Accepted.class);
  }

  @Test
  void aLostReportIsSentAgain() {
    joinsAllTheSame(Message.Report.class);
  }

  @Test
  void aLostAnnouncementOfTheLeaderIsMadeUpFor() {
    joinsAllTheSame(Message.Coordinator.class);
  }

  @Test
  void aSuspendedMachineGivesEverythingUp() {
    TestRing ring = three();
    long before = ring.now() / TestRing.MILLI;
    ring.step("n3", new Input.Tick(before));
    ring.step("n3", new Input.Tick(before + 60_000));
    Effect.Lost lost =
        (Effect.Lost)
            ring.facts.get("n3").stream()
                .filter(e -> e instanceof Effect.Lost)
                .findFirst()
                .orElseThrow();
    assertEquals(Cause.SUSPENDED, lost.cause());
    assertEquals(4, lost.grants().size());
    assertFalse(ring.nodes.get("n3").owns(lost.grants().get(0).partition(), ring.now()));
  }

  @Test
  void aWallClockThatIsSetALittleAheadIsNoSuspensionAndMoreIs() {
    TestRing ring = three();
    long wall = ring.now() / TestRing.MILLI;
    ring.step("n3", new Input.Tick(wall));
    ring.step("n3", new Input.Tick(wall + 40));
    assertEquals(4, ring.nodes.get("n3").owned());
    ring.step("n3", new Input.Tick(wall + 41));
    assertEquals(0, ring.nodes.get("n3").owned());
  }

  @Test
  void aMemberThatNobodyHearsLosesItsLeaseByItself() {
    TestRing ring = three();
    ring.lost = envelope -> envelope.from().name().equals("n3");
    ring.runUntil(2_100, () -> ring.nodes.get("n3").phase() == Phase.LAPSED);
    assertTrue(
        ring.facts.get("n3").stream()
            .anyMatch(e -> e instanceof Effect.Lost lost && lost.cause() == Cause.LEASE_LAPSED));
    assertEquals(0, ring.counts().get(2));
    ring.runUntil(1_000, () -> ring.counts().equals(List.of(6, 6, 0)));
    ring.lost = envelope -> false;
    ring.runUntil(3_000, () -> ring.counts().equals(List.of(4, 4, 4)));
  }

  /** It opens no session by itself, because nothing was lost with the old one. */
  @Test
  void aMemberThatHeldNothingIsToldThatItsLeaseIsOver() {
    TestRing ring = three();
    ring.step("n3", new Input.Roles(Message.MAY_LEAD));
    ring.runUntil(1_000, () -> ring.counts().equals(List.of(6, 6, 0)));
    ring.lost = envelope -> envelope.from().name().equals("n3");
    ring.runUntil(4_000, () -> !ring.leader().committed().hasMember(ring.nodes.get("n3").self()));
    ring.lost = envelope -> false;
    ring.runUntil(1_000, () -> ring.leader().committed().hasMember(ring.nodes.get("n3").self()));
    ring.runUntil(1_000, () -> ring.nodes.get("n3").phase() == Phase.MEMBER);
  }

  @Test
  void aLeaderThatNobodyHearsIsReplacedAndOwnsNothingWhenItIsBack() {
    TestRing ring = three();
    ring.lost = envelope -> envelope.from().name().equals("n1");
    ring.runUntil(5_000, () -> ring.counts().equals(List.of(0, 6, 6)));
    ring.lost = envelope -> false;
    ring.runUntil(5_000, () -> ring.counts().equals(List.of(4, 4, 4)));
    assertEquals("n2", ring.leader().self().name());
  }

  @Test
  void withoutAMajorityEverythingStopsAndGoesOnAfterwards() {
    TestRing ring = three();
    ring.lost = envelope -> true;
    ring.runFor(5_000);
    assertEquals(List.of(0, 0, 0), ring.counts());
    assertTrue(
        ring.nodes.get("n3").waitingFor().startsWith("a leader: a majority of the voters"),
        ring.nodes.get("n3").waitingFor());
    ring.lost = envelope -> false;
    ring.runUntil(10_000, ring::isBalanced);
  }

  @Test
  void aSuspendedLeaderLeadsNoMore() {
    TestRing ring = three();
    long wall = ring.now() / TestRing.MILLI;
    ring.step("n1", new Input.Tick(wall));
    ring.step("n1", new Input.Tick(wall + 60_000));
    assertFalse(ring.nodes.get("n1").leads());
    ring.runUntil(10_000, ring::isBalanced);
  }

  @Test
  void aReleaseThatANewLeaderHasNotHeardOfIsToldAgain() {
    TestRing ring = three();
    ring.handsOffAtOnce = false;
    ring.start("n4");
    ring.runUntil(
        1_000,
        () ->
            ring.facts.values().stream()
                .flatMap(List::stream)
                .anyMatch(e -> e instanceof Effect.Revoking));
    ring.lost = envelope -> envelope.message() instanceof Message.Released;
    ring.crash("n1");
    ring.runFor(3_000);
    ring.handsOffAtOnce = true;
    ring.lost = envelope -> false;
    ring.runUntil(10_000, ring::isBalanced);
  }

  @Test
  void aTermBeyondAllReasonIsIgnored() {
    TestRing ring = three();
    var known = ring.leader().committed();
    var stranger = new io.ringelection.NodeId("stranger", 1);
    for (Message message :
        List.of(
            new Message.Nack(),
            new Message.Elect(known, null),
            new Message.Coordinator(known, null))) {
      ring.step(
          "n2",
          new Input.Received(
              new Envelope(stranger, ring.nodes.get("n2").self(), Integer.MAX_VALUE, message)));
    }
    assertTrue(ring.nodes.get("n2").term() < 10_000);
  }
}
