package io.ringelection.sim.check;

import io.ringelection.NodeId;
import io.ringelection.core.step.Effect;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.SimNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Watches {@link Invariant#ONE_LEADER}. */
final class OneLeader implements Observer {
  private final Map<Long, NodeId> leaders = new HashMap<>();

  @Override
  public void performing(SimNode node, Effect effect) {
    if (effect instanceof Effect.Led led) {
      @Nullable NodeId other = leaders.put(led.term(), node.id());
      if (other != null) {
        throw new Violation(
            Invariant.ONE_LEADER,
            "term " + led.term() + " has the leaders " + other + " and " + node.id());
      }
    }
  }
}
