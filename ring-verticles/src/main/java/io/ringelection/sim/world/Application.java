package io.ringelection.sim.world;

import io.ringelection.Grant;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import java.util.List;

/**
 * What runs on a node and uses the partitions: it finishes with them when asked to, mostly at once,
 * sometimes late, too late, or never; and sometimes its process stands still just then.
 */
final class Application {
  private static final long PROMPT = 5 * Setting.MS;
  private static final double STANDS_STILL = 0.3;

  private final World world;
  private final SimNode node;

  Application(World world, SimNode node) {
    this.world = world;
    this.node = node;
  }

  void revoking(Effect.Revoking effect) {
    Dice dice = world.dice();
    double slow = world.isCalm() ? 0 : world.setting().slowHandOff();
    for (Grant grant : effect.grants()) {
      long delay = dice.below(PROMPT);
      if (dice.chance(slow)) {
        delay = dice.below(2 * effect.limit());
        if (dice.chance(STANDS_STILL)) {
          node.pause(dice.below(2 * world.setting().timing().lease()));
        }
        if (dice.chance(STANDS_STILL)) {
          continue;
        }
      }
      Input done = new Input.HandedOff(List.of(grant));
      world.after(delay, () -> node.take(done));
    }
  }
}
