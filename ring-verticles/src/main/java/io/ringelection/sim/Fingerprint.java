package io.ringelection.sim;

import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.SimNode;

/** A number that two runs share only when the same happened in both, in the same order. */
final class Fingerprint implements Observer {
  private long value;

  long value() {
    return value;
  }

  @Override
  public void taking(SimNode node, Input input) {
    mix(node, input);
  }

  @Override
  public void performing(SimNode node, Effect effect) {
    mix(node, effect);
  }

  private void mix(SimNode node, Object what) {
    long word =
        node.realNow() * 31
            + node.slot()
            + node.core().term() * 7
            + what.getClass().getName().hashCode();
    value = (Long.rotateLeft(value, 5) ^ word) * 0x9E3779B97F4A7C15L;
  }
}
