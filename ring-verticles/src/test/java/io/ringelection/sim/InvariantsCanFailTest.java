package io.ringelection.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Cause;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Holdings;
import io.ringelection.core.wire.Message;
import io.ringelection.sim.check.DeadQuorum;
import io.ringelection.sim.check.Invariant;
import io.ringelection.sim.check.Peace;
import io.ringelection.sim.check.Seats;
import io.ringelection.sim.check.Settling;
import io.ringelection.sim.check.Violation;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.Setting;
import io.ringelection.sim.world.SimNode;
import io.ringelection.sim.world.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Each checker must object to the fault it is there for. The fault is planted as effects that no
 * sound core would ask for.
 */
class InvariantsCanFailTest {
  private static final long SECOND = Setting.SEC;

  private World world;
  private SimNode a;
  private SimNode b;

  @Test
  void twoLeadersInOneTerm() {
    watch(Invariant.ONE_LEADER);
    a.plant(List.of(new Effect.Led(5)));
    b.plant(List.of(new Effect.Led(6)));
    breaks(Invariant.ONE_LEADER, b, new Effect.Led(5));
  }

  @Test
  void twoViewsOfOneNumber() {
    watch(Invariant.VIEW_CHAIN);
    a.plant(List.of(committed(1, a)));
    b.plant(List.of(committed(1, a)));
    breaks(Invariant.VIEW_CHAIN, b, committed(1, b));
  }

  @Test
  void aHoleInTheChain() {
    watch(Invariant.VIEW_CHAIN);
    a.plant(List.of(committed(1, a)));
    breaks(Invariant.VIEW_CHAIN, a, committed(3, a));
  }

  @Test
  void aViewThatNobodyCommitted() {
    watch(Invariant.ONE_LEADER);
    assertTrue(Worlds.settle(world, 20 * SECOND));
    Observer fresh = Invariant.checkers(Set.of(Invariant.VIEW_CHAIN));
    assertEquals(
        Invariant.VIEW_CHAIN, assertThrows(Violation.class, () -> fresh.stepped(a)).invariant());
  }

  @Test
  void aLeaseBeyondTheLastRound() {
    watch(Invariant.LEASE_BOUND);
    breaks(
        Invariant.LEASE_BOUND,
        a,
        send(a, b, new Message.HeartbeatAck(1, 0, SECOND, null, 0, List.of())));
  }

  @Test
  void aLeaseBeyondWhatWasPromised() {
    watch(Invariant.LEASE_BOUND);
    Effect led = promised();
    b.plant(List.of(new Effect.LeaseUntil(b.now() + 60 * SECOND)));
    breaks(Invariant.LEASE_BOUND, a, led);
  }

  @Test
  void aRenewalBeyondWhatWasPromised() {
    watch(Invariant.LEASE_BOUND);
    a.plant(List.of(promised()));
    b.plant(List.of(new Effect.LeaseUntil(b.now() + SECOND)));
    breaks(Invariant.LEASE_BOUND, b, new Effect.LeaseUntil(b.now() + 60 * SECOND));
  }

  /** Another voter promises the next term to {@code a}, which leads then. */
  private Effect promised() {
    assertTrue(Worlds.settle(world, 20 * SECOND));
    long term = a.core().term() + 1;
    Message promise = new Message.Promise(true, term, 0, b.core().committed(), null);
    b.plant(List.of(new Effect.Send(new Envelope(b.id(), a.id(), term, promise))));
    world.runUntil(world.now() + 10 * Setting.MS);
    return new Effect.Led(term);
  }

  @Test
  void aLeaseOfNoMember() {
    watch(Invariant.LEASED_MEMBER);
    breaks(Invariant.LEASED_MEMBER, a, lease(a));
  }

  @Test
  void aViewWithoutSomebodyWhoseLeaseLives() {
    watch(Invariant.LEASED_MEMBER);
    a.plant(List.of(committed(1, a), lease(a)));
    breaks(Invariant.LEASED_MEMBER, b, committed(2, b));
  }

  @Test
  void oneTokenTwice() {
    watch(Invariant.TOKENS_RISE);
    a.plant(List.of(lease(a), assigned(5), lost(5)));
    b.plant(List.of(assigned(5)));
    breaks(Invariant.TOKENS_RISE, a, assigned(5));
    b.plant(List.of(lost(5), assigned(4)));
    breaks(Invariant.TOKENS_RISE, b, lease(b));
  }

  @Test
  void aLeaseThatItsLeaderThinksOver() {
    watch(Invariant.LEADER_OUTWAITS);
    assertTrue(Worlds.settle(world, 20 * SECOND));
    SimNode follower = a.core().leads() ? b : a;
    breaks(
        Invariant.LEADER_OUTWAITS, follower, new Effect.LeaseUntil(follower.now() + 60 * SECOND));
  }

  @Test
  void aGrantOfWhatAnotherOwns() {
    watch(Invariant.ONE_OWNER);
    a.plant(List.of(lease(a), assigned(5)));
    b.plant(List.of(lease(b)));
    breaks(Invariant.ONE_OWNER, b, assigned(6));
  }

  @Test
  void aLeaseThatLivesAgainOverWhatAnotherOwns() {
    watch(Invariant.ONE_OWNER);
    a.plant(List.of(lease(a), assigned(5), new Effect.LeaseUntil(a.now())));
    b.plant(List.of(lease(b), assigned(6)));
    breaks(Invariant.ONE_OWNER, a, lease(a));
  }

  @Test
  void anAlarm() {
    watch(Invariant.NO_ALARM);
    a.plant(List.of(new Effect.Note(Effect.Level.WARN, "odd", null)));
    breaks(Invariant.NO_ALARM, a, new Effect.Note(Effect.Level.ALARM, "claimed twice", null));
  }

  @Test
  void factsOutOfOrder() {
    watch(Invariant.FACTS_ALTERNATE);
    breaks(Invariant.FACTS_ALTERNATE, a, lost(5));
    b.plant(List.of(assigned(5)));
    breaks(Invariant.FACTS_ALTERNATE, b, assigned(6));
    breaks(Invariant.FACTS_ALTERNATE, b, new Effect.Revoked(Cause.BALANCE, grants(4)));
    breaks(Invariant.FACTS_ALTERNATE, b, new Effect.Revoking(Cause.BALANCE, grants(4), SECOND));
  }

  @Test
  void aMessageBeforeItsFact() {
    watch(Invariant.FACT_FIRST);
    a.plant(List.of(assigned(5)));
    breaks(Invariant.FACT_FIRST, a, send(a, b, new Message.Released(1, grants(5))));
    breaks(Invariant.FACT_FIRST, a, send(a, b, new Message.Bye()));
    breaks(Invariant.FACT_FIRST, a, report(Holdings.NONE));
    breaks(Invariant.FACT_FIRST, a, report(new Holdings(new int[] {0}, new long[] {4})));
  }

  @Test
  void factsThatTheCoreDoesNotHold() {
    watch(Invariant.SAME_HOLDINGS);
    breaks(Invariant.SAME_HOLDINGS, a, assigned(5));
    breaks(Invariant.SAME_HOLDINGS, b, lease(b));
  }

  @Test
  void stepsWithoutEnd() {
    watch(Invariant.TIME_GOES_ON);
    assertThrows(
        Violation.class,
        () -> {
          for (int i = 0; i < 1_000_000; i++) {
            a.plant(List.of());
          }
        });
  }

  @Test
  void partitionsThatNobodyOwns() {
    watch(Invariant.BALANCED);
    Peace peace = new Peace(world);
    assertFalse(peace.missing().isEmpty());
    assertTrue(Worlds.settle(world, 20 * SECOND));
    a.plant(List.of(new Effect.LeaseUntil(a.now())));
    assertFalse(peace.missing().isEmpty());
  }

  @Test
  void aRingThatIsWholeButNotForGood() {
    watch(Invariant.BALANCED);
    assertTrue(Worlds.settle(world, 20 * SECOND));
    Settling settling = new Settling(world);
    settling.runUntil(world.now() + 8 * SECOND);
    assertTrue(settling.isWhole());
    assertTrue(settling.took() < SECOND, settling::toString);
    SimNode follower = a.core().leads() ? b : a;
    // The next heartbeat makes good what is planted: one of these is seen before.
    for (int i = 0; i < 5; i++) {
      follower.plant(List.of(new Effect.LeaseUntil(follower.now())));
      settling.runUntil(world.now() + 50 * Setting.MS);
    }
    settling.runUntil(world.now() + SECOND);
    assertTrue(settling.isWhole());
    assertTrue(settling.took() > settling.limit(), settling::toString);
  }

  /** Nobody wants to lead any more, so nobody replaces the voter that is gone. */
  @Test
  void aSeatThatIsNotPassedOn() {
    world = Worlds.calm(5, 4, 5, 64, new Observer() {});
    for (int slot = 0; slot < 5; slot++) {
      world.start(slot, true);
    }
    assertTrue(Worlds.settle(world, 20 * SECOND));
    Seats seats = new Seats(world);
    seats.runUntil(world.now() + 5 * SECOND);
    assertEquals(0, seats.longest());
    world.crash(Worlds.node(world, 4), false);
    seats.runUntil(world.now() + 10 * SECOND);
    assertTrue(
        seats.longest() > SECOND && seats.longest() < 3 * SECOND, () -> "" + seats.longest());
    SimNode leader = world.live().stream().filter(n -> n.core().leads()).findFirst().orElseThrow();
    world.live().forEach(node -> node.take(new Input.Roles(Message.MAY_OWN)));
    world.crash(leader, false);
    long end = world.now() + 20 * SECOND;
    Violation broken = assertThrows(Violation.class, () -> seats.runUntil(end));
    assertEquals(Invariant.BALANCED, broken.invariant(), broken.getMessage());
  }

  @Test
  void aQuorumThatIsDead() {
    watch(Invariant.BALANCED);
    DeadQuorum quorum = new DeadQuorum(world, Set.of());
    assertTrue(Worlds.settle(world, 20 * SECOND));
    assertEquals("", quorum.reason());
    world.crash(a, false);
    assertEquals("", quorum.reason());
    world.crash(b, false);
    assertTrue(quorum.reason().startsWith("live are ["), quorum.reason());
  }

  private void watch(Invariant invariant) {
    world = Worlds.three(Invariant.checkers(Set.of(invariant)));
    a = Worlds.node(world, 0);
    b = Worlds.node(world, 1);
  }

  private static void breaks(Invariant invariant, SimNode node, Effect effect) {
    Violation broken = assertThrows(Violation.class, () -> node.plant(List.of(effect)));
    assertEquals(invariant, broken.invariant(), broken.getMessage());
  }

  private static Effect committed(int number, SimNode member) {
    List<NodeId> only = List.of(member.id());
    return new Effect.ViewCommitted(9, View.of(number, 9, 77, only, only), Map.of());
  }

  private static Effect lease(SimNode node) {
    return new Effect.LeaseUntil(node.now() + SECOND);
  }

  private static Effect assigned(long token) {
    return new Effect.Assigned(Cause.UNOWNED, grants(token));
  }

  private static Effect lost(long token) {
    return new Effect.Lost(Cause.FENCED, grants(token));
  }

  private static List<Grant> grants(long token) {
    return List.of(new Grant(0, token, null));
  }

  private Effect report(Holdings holdings) {
    return send(a, b, new Message.Report(1, 0, Message.MAY_OWN, holdings));
  }

  private static Effect send(SimNode from, SimNode to, Message message) {
    return new Effect.Send(new Envelope(from.id(), to.id(), 1, message));
  }
}
