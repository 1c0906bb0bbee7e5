package io.ringelection.sim.check;

import io.ringelection.core.step.Effect;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.SimNode;

/** Watches {@link Invariant#NO_ALARM}. */
final class NoAlarm implements Observer {
  @Override
  public void performing(SimNode node, Effect effect) {
    if (effect instanceof Effect.Note note && note.level() == Effect.Level.ALARM) {
      throw new Violation(Invariant.NO_ALARM, node.id() + ": " + note.text());
    }
  }
}
