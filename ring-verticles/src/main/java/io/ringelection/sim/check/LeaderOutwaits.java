package io.ringelection.sim.check;

import io.ringelection.NodeId;
import io.ringelection.core.step.Effect;
import io.ringelection.core.wire.Message;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.SimNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Watches {@link Invariant#LEADER_OUTWAITS}: for each answer that renews a lease it remembers when,
 * in real time, the leader will think that the lease is over; the member must think so before.
 */
final class LeaderOutwaits implements Observer {
  private final Map<NodeId, Map<NodeId, Long>> overByMember = new HashMap<>();
  private final Map<NodeId, Granted> granted = new HashMap<>();

  private record Granted(long until, NodeId leader) {}

  @Override
  public void performing(SimNode node, Effect effect) {
    if (effect instanceof Effect.Send send
        && send.envelope().message() instanceof Message.HeartbeatAck ack
        && send.envelope().to() != null) {
      long over = node.clock().reaches(node.steppedAt() + ack.duration());
      overByMember
          .computeIfAbsent(send.envelope().to(), none -> new HashMap<>())
          .merge(node.id(), over, Math::max);
    } else if (effect instanceof Effect.LeaseUntil lease
        && node.now() < lease.until()
        && node.claims().isReadable()) {
      check(node, lease.until());
    }
  }

  private void check(SimNode node, long until) {
    NodeId leader = leaderOf(node, until);
    if (leader == null || leader.equals(node.id())) {
      return;
    }
    long end = node.clock().reaches(until);
    long over = overByMember.getOrDefault(node.id(), Map.of()).getOrDefault(leader, 0L);
    if (end > over) {
      throw new Violation(
          Invariant.LEADER_OUTWAITS,
          node.id() + " has a lease until " + end + ", but for " + leader + " it ends at " + over);
    }
  }

  /** After a standstill the same lease is looked at again, and may be of an earlier leader. */
  private @Nullable NodeId leaderOf(SimNode node, long until) {
    Granted known = granted.get(node.id());
    if (known != null && known.until == until) {
      return known.leader;
    }
    NodeId leader = node.core().leader();
    if (leader != null) {
      granted.put(node.id(), new Granted(until, leader));
    }
    return leader;
  }
}
