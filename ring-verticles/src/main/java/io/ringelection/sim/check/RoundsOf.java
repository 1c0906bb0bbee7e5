package io.ringelection.sim.check;

import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.sim.world.SimNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Rounds of one leader in one term: when each was sent, and who acknowledged which. A leader that
 * is the only voter acknowledges all the time, to itself.
 */
final class RoundsOf {
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final Map<Long, Long> sentAt = new HashMap<>();
  private final Map<NodeId, Long> newestAcknowledged = new HashMap<>();
  private long basis = NEVER;

  /** The leader acknowledges its own rounds without a message. */
  void sent(SimNode leader, long round) {
    sentAt.putIfAbsent(round, leader.steppedAt());
    newestAcknowledged.merge(leader.id(), leader.steppedAt(), Math::max);
  }

  void acknowledged(SimNode leader, NodeId voter, long round) {
    newestAcknowledged.merge(voter, sentAt.getOrDefault(round, NEVER), Math::max);
    basis(leader);
  }

  /** Nothing is said while the leader is the only voter, so look before every step. */
  void look(SimNode leader) {
    if (isAlone(leader, leader.core().committed()) && leader.core().pending() == null) {
      basis = Math.max(basis, leader.now());
    }
  }

  /** Send time, on the leader's clock, of the newest round that all majorities acknowledged. */
  long basis(SimNode leader) {
    View pending = leader.core().pending();
    long committed = of(leader, leader.core().committed());
    long now = pending == null ? committed : Math.min(committed, of(leader, pending));
    basis = Math.max(basis, now);
    return basis;
  }

  private long of(SimNode leader, View view) {
    if (isAlone(leader, view)) {
      return leader.steppedAt();
    }
    long[] times =
        (view.isGenesis() ? newestAcknowledged.keySet() : view.voters())
            .stream()
                .mapToLong(voter -> newestAcknowledged.getOrDefault(voter, NEVER))
                .sorted()
                .toArray();
    int majority = (view.isGenesis() ? view.expected() : times.length) / 2 + 1;
    return times.length < majority ? NEVER : times[times.length - majority];
  }

  private static boolean isAlone(SimNode leader, View view) {
    return view.voters().size() == 1 && view.hasVoter(leader.id());
  }
}
