package io.ringelection.sim.world;

import io.ringelection.core.step.Input;

/** The next nodes on the ring, which notice that a node is gone; they have to tell the others. */
final class Watchers {
  private static final int WATCHED = 2;
  private static final long DELAY = 5 * Setting.MS;
  private static final long LATE = 4 * Setting.SEC;

  private final World world;
  private final Dice dice;
  private final Dice aside;

  /** What {@code aside} decides was once always so. */
  Watchers(World world, Dice dice, Dice aside) {
    this.world = world;
    this.dice = dice;
    this.aside = aside;
  }

  /** A process has crashed, and that can be proved. */
  void crashed(SimNode gone) {
    tell(gone, dice);
  }

  /** A node has left; its beacon has gone out after it had given everything up. */
  void left(SimNode gone) {
    if (aside.chance(world.setting().proofs().farewells())) {
      tell(gone, aside);
    }
  }

  private void tell(SimNode gone, Dice delays) {
    Input proof = new Input.Dead(gone.id());
    for (SimNode each : world.live()) {
      if (watches(each, gone)) {
        long late = aside.chance(world.setting().proofs().late()) ? aside.below(LATE) : 0;
        world.after(late + DELAY / 5 + delays.below(DELAY), () -> each.take(proof));
      }
    }
  }

  private static boolean watches(SimNode watcher, SimNode watched) {
    return watcher.core().committed().predecessors(watcher.id(), WATCHED).contains(watched.id());
  }
}
