package io.ringelection.sim.check;

import io.ringelection.core.step.Effect;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.Setting;
import io.ringelection.sim.world.SimNode;

/**
 * Watches {@link Invariant#TIME_GOES_ON}: in one second there are not more steps and not more views
 * than the load of a ring could explain.
 */
final class TimeGoesOn implements Observer {
  private static final int MOST_STEPS = 200_000;
  private static final int MOST_VIEWS = 100;
  private long second;
  private int steps;
  private int views;

  @Override
  public void performing(SimNode node, Effect effect) {
    if (effect instanceof Effect.ViewCommitted && ++views > MOST_VIEWS) {
      throw tooMany(MOST_VIEWS + " views", node);
    }
  }

  @Override
  public void stepped(SimNode node) {
    long now = node.realNow() / Setting.SEC;
    if (now != second) {
      second = now;
      steps = 0;
      views = 0;
    }
    if (++steps > MOST_STEPS) {
      throw tooMany(MOST_STEPS + " steps", node);
    }
  }

  private Violation tooMany(String what, SimNode node) {
    return new Violation(
        Invariant.TIME_GOES_ON,
        "more than " + what + " within second " + second + ", the last by " + node.id());
  }
}
