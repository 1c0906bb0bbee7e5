package io.ringelection.sim.large;

import io.ringelection.sim.check.Invariant;
import io.ringelection.sim.check.Peace;
import io.ringelection.sim.world.Dice;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.Setting;
import io.ringelection.sim.world.SimNode;
import io.ringelection.sim.world.World;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * A minute in the life of a large ring, with every invariant watched: five nodes found it, the
 * others join within ten seconds, then ten quiet seconds, one more node, the crash of a member and
 * the crash of the leader, both proved.
 */
public final class Life {
  static final String STEADY = "steady state";
  static final String LEADER_CRASH = "leader crash";

  private static final int FOUNDERS = 5;
  private static final int MOVES_AT_ONCE = 64;
  private static final long FOUNDING = 5 * Setting.SEC;
  private static final long STORM = 10 * Setting.SEC;
  private static final long LOOK = 10 * Setting.MS;

  private final int nodes;
  private final Census census = new Census();
  private final World world;
  private final Peace peace;
  private final List<Stage> stages = new ArrayList<>();

  /** A life with this many nodes after the storm. */
  public Life(int nodes, int partitions) {
    this.nodes = nodes;
    Observer laws = Invariant.checkers(EnumSet.allOf(Invariant.class));
    Setting setting = Setting.calm(nodes + 1, partitions, Setting.LARGE, FOUNDERS, MOVES_AT_ONCE);
    this.world = new World(setting, new Dice(1), Observer.of(List.of(census, laws)));
    this.peace = new Peace(world);
    world.calm();
  }

  /** Lets it happen, for 60 seconds of virtual time. */
  public List<Stage> live() {
    for (int slot = 0; slot < FOUNDERS; slot++) {
      world.start(slot, true);
    }
    stage("founding", FOUNDING);
    storm();
    stage("join storm", 2 * STORM);
    stage(STEADY, 10 * Setting.SEC);
    world.start(nodes, false);
    stage("join", 5 * Setting.SEC);
    world.crash(youngest(), true);
    stage("crash", 5 * Setting.SEC);
    world.crash(leader(), true);
    stage(LEADER_CRASH, 15 * Setting.SEC);
    return stages;
  }

  private void storm() {
    for (int slot = FOUNDERS; slot < nodes; slot++) {
      int next = slot;
      world.after(STORM * slot / nodes, () -> world.start(next, false));
    }
  }

  private void stage(String name, long duration) {
    long from = world.now();
    long until = from + duration;
    census.receivers(nodes - 1);
    // An owner may be gone already although nobody has noticed.
    world.runUntil(from + LOOK);
    long whole = -1;
    while (world.now() < until) {
      boolean missing = !peace.missing().isEmpty();
      whole = missing ? -1 : whole < 0 ? world.now() - from : whole;
      world.runUntil(Math.min(until, world.now() + (whole < 0 ? LOOK : Setting.SEC)));
    }
    stages.add(new Stage(name, from, until, whole, census.take()));
  }

  private SimNode youngest() {
    List<SimNode> live = world.live();
    return live.get(live.size() - 1);
  }

  private SimNode leader() {
    return world.live().stream()
        .filter(node -> node.core().leads())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody leads"));
  }
}
