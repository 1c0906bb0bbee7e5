package io.ringelection.core.rebalance;

import io.ringelection.NodeId;
import io.ringelection.core.state.MemberRecord;
import io.ringelection.core.state.NodeState;
import io.ringelection.core.state.Reign;
import io.ringelection.core.state.Table;
import io.ringelection.core.step.Timing;
import java.util.HashSet;
import java.util.Set;

/** What a leader is about, for people: what is moved, or why nothing is, and who is silent. */
public final class Progress {
  private final NodeState state;

  public Progress(NodeState state) {
    this.state = state;
  }

  /** One sentence. */
  public String sentence() {
    Reign reign = state.reign();
    if (reign != null) {
      return sentence(reign);
    }
    NodeId leader = state.standing().leader();
    return leader == null
        ? "nothing is moved: there is no leader"
        : "the leader " + leader + " knows";
  }

  private String sentence(Reign reign) {
    Table table = reign.table();
    int left = table.movesLeft();
    if (state.now() >= reign.rounds().basis() + state.config().timing().lease()) {
      return "nothing is moved: no majority of the voters has acknowledged the leader for a lease";
    }
    if (reign.settledAt() == Reign.UNSETTLED || reign.rounds().basis() < reign.settledAt()) {
      return "nothing is moved yet: the leader is new and not all members have told what they own";
    }
    if (reign.members().all().stream().noneMatch(MemberRecord::mayOwn)) {
      return "nothing is moved: no member may own partitions";
    }
    if (left > 0) {
      return String.format(
          "%d of %d moves left, %d under way (at most %d at once, to a new member one first)",
          left, table.planMoves(), table.moving(), state.config().maxMoves());
    }
    if (table.unowned() > 0) {
      return String.format(
          "%d partitions wait for an owner: the lease of the former one is not certainly over yet",
          table.unowned());
    }
    return "nothing to move: the partitions are even";
  }

  /** Number of the leader's last plan; 0 before the first and for who does not lead. */
  public long plan() {
    Reign reign = state.reign();
    return reign == null ? 0 : reign.table().plan();
  }

  /** Moves of that plan. */
  public int moves() {
    Reign reign = state.reign();
    return reign == null ? 0 : reign.table().planMoves();
  }

  /** Moves that are not done yet. */
  public int left() {
    Reign reign = state.reign();
    return reign == null ? 0 : reign.table().movesLeft();
  }

  /**
   * Members that the leader has not heard for longer than the leader timeout, and whose lease is
   * not over yet. Looks at each member.
   */
  public Set<NodeId> silent() {
    Reign reign = state.reign();
    Set<NodeId> silent = new HashSet<>();
    if (reign != null) {
      Timing timing = state.config().timing();
      long heardBefore = state.now() - timing.leaderTimeout();
      for (MemberRecord member : reign.members().all()) {
        boolean overdue = member.leaseEnd() - timing.lease() < heardBefore;
        if (overdue && member.mayOwn() && !member.id().equals(state.self())) {
          silent.add(member.id());
        }
      }
    }
    return silent;
  }
}
