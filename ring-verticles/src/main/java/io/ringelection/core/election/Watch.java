package io.ringelection.core.election;

import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.core.state.Candidacy;
import io.ringelection.core.state.NodeState;
import io.ringelection.core.state.Standing;
import io.ringelection.core.step.Timing;
import io.ringelection.core.wire.Message;

/**
 * Watches the leader. When it is proved dead, the heir (the next live voter on the ring) stands at
 * once; when it is only silent, the heir asks after E, and each further voter one rank delay later,
 * in case those before it are gone as well.
 */
public final class Watch {
  private final NodeState state;
  private final Candidate candidate;

  public Watch(NodeState state, Candidate candidate) {
    this.state = state;
    this.candidate = candidate;
  }

  /** Stands if it is this node's turn. */
  public void tend() {
    candidate.tend();
    if (isMyTurnPossible() && state.now() >= turnAt()) {
      if (isLeaderDead()) {
        candidate.elect();
      } else {
        candidate.ask();
      }
    }
  }

  /** When {@link #tend()} has something to do. */
  public long dueAt() {
    if (!state.candidacy().isIdle()) {
      return state.candidacy().until() + 1;
    }
    return isMyTurnPossible() ? turnAt() : Long.MAX_VALUE;
  }

  private boolean isMyTurnPossible() {
    int roles = state.tenure().roles();
    View top = state.views().top();
    return !state.leads()
        && state.candidacy().isIdle()
        && (roles & Message.MAY_LEAD) != 0
        && (top.isGenesis() ? canFound() : top.voters().contains(state.self()));
  }

  private boolean canFound() {
    return state.config().mayFound()
        && state.views().committed().hasMajority(state.peers().fresh(state.now()));
  }

  private boolean isLeaderDead() {
    return state.standing().isDead(state.standing().leader());
  }

  private long turnAt() {
    Candidacy candidacy = state.candidacy();
    Standing standing = state.standing();
    Timing timing = state.config().timing();
    int rank = rank();
    long turn;
    if (isLeaderDead()) {
      turn =
          Math.max(
              standing.deadSince(standing.leader()) + rank * timing.rankDelay(),
              candidacy.lastTry() + timing.rankDelay());
    } else {
      long quiet = state.views().top().isGenesis() ? foundingDelay() : timing.leaderTimeout();
      turn =
          Math.max(
              standing.lastHeard() + quiet + rank * timing.rankDelay(),
              candidacy.lastTry() + timing.leaderTimeout() / 2);
    }
    return Math.max(turn, candidacy.backoffUntil() + 1);
  }

  /**
   * Nobody is missing: a ring that is there already would have answered within H. Otherwise wait
   * for the missing ones, for E.
   */
  private long foundingDelay() {
    int expected = state.config().expected();
    boolean complete = expected > 1 && state.peers().fresh(state.now()).size() >= expected;
    return complete ? state.config().timing().heartbeat() : state.config().timing().leaderTimeout();
  }

  /** Number of live voters before this node on the ring, the lost leader not counted. */
  private int rank() {
    View top = state.views().top();
    if (top.isGenesis()) {
      return state.peers().fresh(state.now()).headSet(state.self()).size();
    }
    int rank = 0;
    for (NodeId voter : top.voters()) {
      if (voter.equals(state.self())) {
        break;
      }
      if (!voter.equals(state.standing().leader()) && !state.standing().isDead(voter)) {
        rank++;
      }
    }
    // One that wants to go stands last, but it stands: the others may have no vote.
    return state.tenure().isLeaving() ? rank + top.voters().size() : rank;
  }

  /** Fresh nodes that a founding still lacks; 0 when there are enough or the ring is founded. */
  public int missingFounders() {
    View committed = state.views().committed();
    int fresh = state.peers().fresh(state.now()).size();
    return committed.isGenesis() ? Math.max(0, committed.expected() / 2 + 1 - fresh) : 0;
  }
}
