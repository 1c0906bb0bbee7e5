package io.ringelection.sim.check;

import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.sim.world.SimNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Rounds of one leader in one term: when each was sent, and who acknowledged which. The leader
 * acknowledges its own rounds without a message; that it did so this moment is assumed, which
 * changes a majority only when it is the only voter.
 */
final class RoundsOf {
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final Map<Long, Long> sentAt = new HashMap<>();
  private final Map<NodeId, Long> newestAcknowledged = new HashMap<>();
  private long basis = NEVER;

  /**
   * Send time, on the leader's clock, of the newest round that all majorities acknowledged at some
   * time so far.
   */
  long basis() {
    return basis;
  }

  /** To be called before and after each step: views come and go. */
  void look(SimNode leader, long now) {
    newestAcknowledged.merge(leader.id(), now, Math::max);
    View pending = leader.core().pending();
    long committed = of(leader.core().committed());
    basis = Math.max(basis, pending == null ? committed : Math.min(committed, of(pending)));
  }

  void sent(SimNode leader, long round) {
    sentAt.putIfAbsent(round, leader.steppedAt());
  }

  void acknowledged(NodeId voter, long round) {
    newestAcknowledged.merge(voter, sentAt.getOrDefault(round, NEVER), Math::max);
  }

  /** Within the step the view was the only one for a moment. */
  void committed(View view) {
    basis = Math.max(basis, of(view));
  }

  private long of(View view) {
    Collection<NodeId> voters = view.isGenesis() ? newestAcknowledged.keySet() : view.voters();
    long[] times =
        voters.stream()
            .mapToLong(voter -> newestAcknowledged.getOrDefault(voter, NEVER))
            .sorted()
            .toArray();
    int majority = (view.isGenesis() ? view.expected() : times.length) / 2 + 1;
    return times.length < majority ? NEVER : times[times.length - majority];
  }
}
