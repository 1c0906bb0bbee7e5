package io.ringelection.sim;

import io.ringelection.sim.check.Peace;
import io.ringelection.sim.world.Dice;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.Setting;
import io.ringelection.sim.world.SimNode;
import io.ringelection.sim.world.World;

/** Worlds for tests in which nothing goes wrong by itself. */
final class Worlds {
  private Worlds() {}

  /** An empty world; its ring is founded when {@code expected} nodes see each other. */
  static World calm(int slots, int partitions, int expected, int maxMoves, Observer observer) {
    Setting setting = Setting.calm(slots, partitions, Setting.LAN, expected, maxMoves);
    World world = new World(setting, new Dice(1), observer);
    world.calm();
    return world;
  }

  /** Three nodes that have founded a ring of four partitions. */
  static World three(Observer observer) {
    World world = calm(3, 4, 3, 64, observer);
    for (int slot = 0; slot < 3; slot++) {
      world.start(slot, true);
    }
    return world;
  }

  /** Waits until every partition is owned and the loads are even. */
  static boolean settle(World world, long limit) {
    Peace peace = new Peace(world);
    return world.runUntil(() -> peace.missing().isEmpty(), world.now() + limit);
  }

  /** The node in a slot where one runs. */
  static SimNode node(World world, int slot) {
    SimNode node = world.in(slot);
    if (node == null) {
      throw new IllegalStateException("no node in slot " + slot);
    }
    return node;
  }
}
