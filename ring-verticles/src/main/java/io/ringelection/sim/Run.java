package io.ringelection.sim;

import io.ringelection.NodeId;
import io.ringelection.sim.Result.Verdict;
import io.ringelection.sim.check.DeadQuorum;
import io.ringelection.sim.check.Invariant;
import io.ringelection.sim.check.Peace;
import io.ringelection.sim.check.Seats;
import io.ringelection.sim.check.Settling;
import io.ringelection.sim.check.Violation;
import io.ringelection.sim.fault.Ambush;
import io.ringelection.sim.fault.Fault;
import io.ringelection.sim.fault.Faults;
import io.ringelection.sim.fault.Swarm;
import io.ringelection.sim.world.Dice;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.Setting;
import io.ringelection.sim.world.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The run of one seed: some seconds of founding with faults of the network only, a minute with all
 * faults, half a minute of peace, in which the ring must soon be whole, and stay so.
 */
final class Run {
  private static final long FOUNDING = 6 * Setting.SEC;
  private static final long FAULTS = 66 * Setting.SEC;
  private static final long PEACE = 96 * Setting.SEC;

  private final long seed;
  private final Fingerprint fingerprint = new Fingerprint();
  private final Ambush ambush = new Ambush();
  private final Dice chance;
  private final World world;
  private final Observer observer;
  private final List<Fault> faults;
  private long settled = -1;
  private boolean proposed;

  /** A run with the faults that the seed draws. */
  Run(long seed, Laws laws, Observer story) {
    this(seed, laws, story, null);
  }

  /** A run with other faults; null for those that the seed draws. */
  Run(long seed, Laws laws, Observer story, @Nullable List<Fault> faults) {
    this.seed = seed;
    Dice dice = new Dice(seed);
    Swarm swarm = new Swarm(dice.split(), laws.rules(), laws.falseProofs());
    this.observer =
        Observer.of(List.of(story, fingerprint, Invariant.checkers(laws.invariants()), ambush));
    this.world = new World(swarm.setting(), dice.split(), observer);
    this.faults = faults == null ? draw(swarm) : faults;
    this.chance = dice.split();
  }

  /** What is to go wrong in it. */
  List<Fault> faults() {
    return faults;
  }

  /** What its ring is like. */
  Setting setting() {
    return world.setting();
  }

  /** Lets it happen. */
  Result result() {
    try {
      String dead = live();
      Verdict stopped = proposed ? Verdict.DEAD_PROPOSAL : Verdict.DEAD_QUORUM;
      return end(dead.isEmpty() ? Verdict.OK : stopped, null, dead);
    } catch (Violation broken) {
      return end(Verdict.VIOLATION, broken.invariant(), String.valueOf(broken.getMessage()));
    } catch (RuntimeException thrown) {
      return end(Verdict.VIOLATION, null, Failure.text(thrown));
    }
  }

  /** Why the quorum died; empty when the ring is whole. */
  private String live() {
    Set<NodeId> founders = new HashSet<>();
    int founding = world.setting().expected();
    for (int slot = 0; slot < founding; slot++) {
      founders.add(world.start(slot, true).id());
    }
    Seats seats = new Seats(world);
    new Faults(world, observer, ambush, chance).plan(faults);
    seats.runUntil(FAULTS);
    world.calm();
    for (int slot = 0; slot < founding; slot++) {
      if (world.in(slot) == null) {
        world.start(slot, false);
      }
    }
    Settling settling = new Settling(world);
    settling.runUntil(PEACE);
    if (settling.isWhole()) {
      settled = settling.took();
      if (settled > settling.limit()) {
        throw new Violation(Invariant.BALANCED, settling.toString());
      }
      return "";
    }
    DeadQuorum quorum = new DeadQuorum(world, founders);
    String dead = quorum.reason();
    if (!dead.isEmpty()) {
      proposed = quorum.isPending();
      return dead;
    }
    throw new Violation(Invariant.BALANCED, String.join("; ", new Peace(world).missing()));
  }

  private static List<Fault> draw(Swarm swarm) {
    List<Fault> faults = new ArrayList<>(swarm.networkFaults(0, FOUNDING));
    faults.addAll(swarm.faults(FOUNDING, FAULTS));
    return List.copyOf(faults);
  }

  private Result end(Verdict verdict, @Nullable Invariant broken, String what) {
    return new Result(
        seed,
        verdict,
        broken,
        what,
        world.now(),
        world.events(),
        world.network().messages(),
        world.elections(),
        fingerprint.value(),
        settled,
        faults);
  }
}
