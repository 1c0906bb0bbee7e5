package io.ringelection.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Cause;
import io.ringelection.core.step.Effect;
import io.ringelection.sim.check.Invariant;
import io.ringelection.sim.fault.Ambush;
import io.ringelection.sim.fault.Fault;
import io.ringelection.sim.fault.Faults;
import io.ringelection.sim.fault.Kind;
import io.ringelection.sim.fault.Target;
import io.ringelection.sim.world.Claims;
import io.ringelection.sim.world.Dice;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.Setting;
import io.ringelection.sim.world.SimNode;
import io.ringelection.sim.world.World;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults do what their names say, one at a time, in a ring that nothing else disturbs. */
class FaultsTest implements Observer {
  private static final long SECOND = Setting.SEC;

  private final Ambush ambush = new Ambush();
  private final List<Cause> lost = new ArrayList<>();
  private final List<String> news = new ArrayList<>();
  private World world;
  private Faults faults;

  @BeforeEach
  void found() {
    ring(5, 5);
  }

  private void ring(int founders, int slots) {
    Setting calm = Setting.calm(slots, 12, Setting.LAN, founders, 64);
    Observer laws = Invariant.checkers(EnumSet.allOf(Invariant.class));
    Observer all = Observer.of(List.of(this, laws, ambush));
    world = new World(calm, new Dice(1), all);
    faults = new Faults(world, all, ambush, new Dice(2));
    for (int slot = 0; slot < founders; slot++) {
      world.start(slot, true);
    }
    assertTrue(Worlds.settle(world, 20 * SECOND));
  }

  @Override
  public void performing(SimNode node, Effect effect) {
    if (effect instanceof Effect.Lost loss) {
      lost.add(loss.cause());
    }
  }

  @Override
  public void happened(long now, String what) {
    news.add(what);
  }

  @Test
  void aSuspendedMachineOwnsNothingWhenItGoesOn() {
    happens(Kind.SUSPEND, Target.SLOT, 3, 5 * SECOND);
    world.runUntil(world.now() + 4 * SECOND);
    assertEquals(List.of(), lost);
    world.runUntil(world.now() + 2 * SECOND);
    assertEquals(List.of(Cause.SUSPENDED), lost);
    assertTrue(Worlds.settle(world, 10 * SECOND));
  }

  /** One alone is short enough for a member to go on after it; but they add up. */
  @Test
  void shortSuspensionsOfACutOffMemberAddUp() {
    happens(Kind.DEAF, Target.SLOT, 3, 6 * SECOND);
    for (int i = 0; i < 40; i++) {
      happens(Kind.SUSPEND, Target.SLOT, 3, 30 * Setting.MS);
      world.runUntil(world.now() + 45 * Setting.MS);
    }
    assertEquals(List.of(Cause.SUSPENDED), lost);
    world.runUntil(world.now() + 6 * SECOND);
    assertTrue(Worlds.settle(world, 10 * SECOND));
  }

  /** The leader grants too much then, and the member keeps it too long: the leases allow for it. */
  @Test
  void suspensionsThatNobodyNoticesAreAllowedFor() {
    long unnoticed = world.setting().timing().forgiven() - 2 * Setting.MS;
    for (int i = 0; i < 20; i++) {
      happens(Kind.SUSPEND, Target.LEADER, 0, unnoticed);
      happens(Kind.SUSPEND, Target.SLOT, 3, unnoticed);
      world.runUntil(world.now() + 5 * SECOND);
    }
    assertEquals(List.of(), lost);
    assertEquals(1, world.elections());
  }

  @Test
  void aSuspensionThatTheForgivenOneFallsShortOfIsNoticed() {
    happens(Kind.SUSPEND, Target.SLOT, 3, 60 * Setting.MS);
    world.runUntil(world.now() + SECOND);
    assertEquals(List.of(Cause.SUSPENDED), lost);
  }

  @Test
  void aSuspendedLeaderLeadsNoMore() {
    happens(Kind.SUSPEND, Target.LEADER, 0, 5 * SECOND);
    world.runUntil(world.now() + 8 * SECOND);
    assertEquals(2, world.elections());
    assertTrue(Worlds.settle(world, 10 * SECOND));
  }

  @Test
  void aLostInboxCostsTheLeaseAndThenNoMore() {
    happens(Kind.LOST_INBOX, Target.SLOT, 3, 11 * SECOND);
    world.runUntil(world.now() + 5 * SECOND);
    assertEquals(List.of(Cause.LEASE_LAPSED), lost);
    assertTrue(Worlds.settle(world, 20 * SECOND));
  }

  @Test
  void theSecondFaultFallsIntoTheElection() {
    happens(Kind.PAUSE, Target.CANDIDATE, 0, 4 * SECOND);
    happens(Kind.PAUSE, Target.SUCCESSOR, 0, 4 * SECOND);
    happens(Kind.CRASH, Target.LEADER, 0, 3 * SECOND);
    world.runUntil(world.now() + 20 * SECOND);
    assertTrue(news.contains("PAUSE CANDIDATE for 4.000 s: n2@2"), news::toString);
    assertTrue(news.contains("PAUSE SUCCESSOR for 4.000 s: n3@3"), news::toString);
    assertTrue(Worlds.settle(world, 10 * SECOND));
  }

  @Test
  void aCrowdComesWithinASecondAndGoesAgain() {
    ring(3, 50);
    Fault crowd = new Fault(world.now(), Kind.CROWD, Target.SLOT, 0, 47, 10 * SECOND, 0, false);
    faults.plan(List.of(crowd));
    world.runUntil(world.now() + 5 * SECOND);
    assertEquals(50, world.live().size());
    assertTrue(Worlds.settle(world, 2 * SECOND));
    world.runUntil(world.now() + 20 * SECOND);
    assertEquals(3, world.live().size());
    assertTrue(Worlds.settle(world, SECOND));
    assertFalse(lost.contains(Cause.LEASE_LAPSED), lost::toString);
  }

  /** The half without the leader's majority loses its leases; the bridge stays where it was. */
  @Test
  void aBridgeBelongsToOneHalf() {
    happens(Kind.BRIDGE, Target.SLOT, 2, 0b00011, 8 * SECOND);
    world.runUntil(world.now() + 7 * SECOND);
    assertEquals(List.of(Cause.LEASE_LAPSED, Cause.LEASE_LAPSED), lost);
    assertEquals(1, world.elections());
    assertEquals(12, owned(0) + owned(1) + owned(2));
    world.runUntil(world.now() + SECOND);
    assertTrue(Worlds.settle(world, 10 * SECOND));
  }

  /** Its beacon goes out when it has given everything up: nobody waits for its lease. */
  @Test
  void whoStopsIsSoonMissed() {
    happens(Kind.STOP, Target.SLOT, 3, 3, 10 * SECOND);
    world.runUntil(world.now() + Setting.MS);
    assertEquals(List.of(Cause.SHUTDOWN), lost);
    assertTrue(Worlds.settle(world, 100 * Setting.MS));
    assertEquals(4, world.live().size());
  }

  @Test
  void aSubscriptionThatNobodyMendsIsLostUntilPeace() {
    happens(Kind.LOST_INBOX, Target.SLOT, 3, 3, Fault.UNTIL_PEACE);
    assertTrue(news.get(news.size() - 1).endsWith("until peace"), news::toString);
    world.runUntil(world.now() + 60 * SECOND);
    assertEquals(0, owned(3));
    world.calm();
    assertTrue(Worlds.settle(world, 10 * SECOND));
  }

  @Test
  void aNodeCanBeSecondsLate() {
    faults.plan(
        List.of(new Fault(world.now(), Kind.SLUGGISH, Target.LEADER, 0, 0, 8 * SECOND, 10, false)));
    world.runUntil(world.now() + 8 * SECOND);
    assertEquals(2, world.elections());
    assertTrue(Worlds.settle(world, 20 * SECOND));
  }

  @Test
  void noKindIsForgotten() {
    Set<Kind> drawn = new HashSet<>();
    Set<Target> aimedAt = new HashSet<>();
    Set<Integer> founders = new TreeSet<>();
    Set<Integer> partitions = new TreeSet<>();
    double latest = 0;
    long longest = 0;
    for (long seed = 1; seed <= 200; seed++) {
      Run run = new Run(seed, Laws.all(), new Observer() {});
      founders.add(run.setting().expected());
      partitions.add(run.setting().partitions());
      for (Fault fault : run.faults()) {
        drawn.add(fault.kind());
        aimedAt.add(fault.target());
        latest = fault.kind() == Kind.SLUGGISH ? Math.max(latest, fault.amount()) : latest;
        longest = fault.kind() == Kind.LOST_INBOX ? Math.max(longest, fault.duration()) : longest;
      }
    }
    assertEquals(EnumSet.complementOf(EnumSet.of(Kind.FALSE_PROOF)), drawn);
    assertEquals(EnumSet.allOf(Target.class), aimedAt);
    assertEquals(Set.of(1, 2, 3, 4, 5, 6, 7), founders);
    assertEquals(Set.of(1, 5, 12, 64), partitions);
    assertTrue(latest > 8, "no node is later than " + latest + " heartbeats");
    assertEquals(Fault.UNTIL_PEACE, longest);
  }

  private int owned(int slot) {
    Claims claims = Worlds.node(world, slot).claims();
    return claims.leased(world.now()) ? claims.count() : 0;
  }

  private void happens(Kind kind, Target target, int slot, int other, long duration) {
    faults.plan(List.of(new Fault(world.now(), kind, target, slot, other, duration, 0.5, false)));
    world.runUntil(world.now());
  }

  private void happens(Kind kind, Target target, int slot, long duration) {
    faults.plan(List.of(new Fault(world.now(), kind, target, slot, slot, duration, 0.5, false)));
  }
}
