package io.ringelection.sim.check;

import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.core.step.Effect;
import io.ringelection.core.wire.Message;
import io.ringelection.sim.world.SimNode;
import java.util.HashMap;
import java.util.Map;

/**
 * When each voter last acknowledged a leader, overheard: with an answer to a round or a proposal,
 * and a leader with the round or proposal itself, or at any step when nobody else votes, because
 * then it sends none.
 */
final class LastAcks {
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final Map<NodeId, Long> byVoter = new HashMap<>();

  void performing(SimNode node, Effect effect) {
    if (effect instanceof Effect.Send send && isAck(send.envelope().message())) {
      byVoter.put(node.id(), node.steppedAt());
    }
  }

  private static boolean isAck(Message message) {
    return message instanceof Message.RoundAck
        || message instanceof Message.Accepted
        || message instanceof Message.Round
        || message instanceof Message.Accept;
  }

  void stepped(SimNode node) {
    View view = node.core().committed();
    if (node.core().leads() && view.voters().size() == 1 && view.voters().contains(node.id())) {
      byVoter.put(node.id(), node.steppedAt());
    }
  }

  /**
   * Real time at which every lease is over, by the voter's own clock, that rests on what it has
   * acknowledged.
   */
  long over(SimNode voter) {
    long last = byVoter.getOrDefault(voter.id(), NEVER);
    return last == NEVER ? 0 : voter.clock().reaches(last + voter.timing().waitOut());
  }
}
