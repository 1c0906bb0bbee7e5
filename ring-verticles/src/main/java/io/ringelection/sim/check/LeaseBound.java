package io.ringelection.sim.check;

import io.ringelection.NodeId;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Message;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.SimNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Watches {@link Invariant#LEASE_BOUND}. It overhears rounds and their acknowledgements and works
 * out by itself what each leader may grant.
 */
final class LeaseBound implements Observer {
  private final Map<NodeId, RoundsOf> byLeader = new HashMap<>();

  @Override
  public void taking(SimNode node, Input input) {
    if (!node.core().leads()) {
      return;
    }
    if (input instanceof Input.Received received
        && received.envelope().message() instanceof Message.RoundAck ack
        && received.envelope().term() == node.core().term()) {
      rounds(node).acknowledged(received.envelope().from(), ack.round());
    }
    rounds(node).look(node, node.now());
  }

  @Override
  public void performing(SimNode node, Effect effect) {
    if (effect instanceof Effect.Led) {
      byLeader.put(node.id(), new RoundsOf());
    } else if (effect instanceof Effect.ViewCommitted committed) {
      rounds(node).committed(committed.view());
    } else if (effect instanceof Effect.Send send) {
      if (send.envelope().message() instanceof Message.Round round) {
        rounds(node).sent(node, round.round());
      } else if (send.envelope().message() instanceof Message.HeartbeatAck ack) {
        check(node, ack);
      }
    }
  }

  private void check(SimNode node, Message.HeartbeatAck ack) {
    rounds(node).look(node, node.steppedAt());
    long allowed = rounds(node).basis() + node.timing().lease() - node.steppedAt();
    if (ack.duration() > allowed) {
      throw new Violation(
          Invariant.LEASE_BOUND,
          node.id()
              + " grants "
              + ack.duration()
              + " ns, but its last acknowledged round allows "
              + allowed);
    }
  }

  private RoundsOf rounds(SimNode node) {
    return byLeader.computeIfAbsent(node.id(), none -> new RoundsOf());
  }
}
