package io.ringelection.sim.fault;

import io.ringelection.core.step.Effect;
import io.ringelection.core.wire.Message;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.SimNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Waits for the next candidate and for the next leader, so that a second fault can fall into the
 * election that the first one caused. Each comer falls into one trap.
 */
public final class Ambush implements Observer {
  private record Trap(long until, Consumer<SimNode> snap) {}

  private final Deque<Trap> forCandidate = new ArrayDeque<>();
  private final Deque<Trap> forSuccessor = new ArrayDeque<>();

  /** Lays a trap that is taken away at {@code until}. */
  void lay(Target target, long until, Consumer<SimNode> snap) {
    Trap trap = new Trap(until, snap);
    (target == Target.CANDIDATE ? forCandidate : forSuccessor).add(trap);
  }

  @Override
  public void performing(SimNode node, Effect effect) {
    if (effect instanceof Effect.Led) {
      spring(forSuccessor, node);
    } else if (effect instanceof Effect.Send send && isAsking(send.envelope().message())) {
      spring(forCandidate, node);
    }
  }

  private static boolean isAsking(Message message) {
    return message instanceof Message.Elect || message instanceof Message.PreVote;
  }

  private static void spring(Deque<Trap> traps, SimNode node) {
    while (!traps.isEmpty()) {
      Trap trap = traps.remove();
      if (node.realNow() <= trap.until) {
        trap.snap.accept(node);
        return;
      }
    }
  }
}
