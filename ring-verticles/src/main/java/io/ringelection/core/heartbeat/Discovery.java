package io.ringelection.core.heartbeat;

import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.core.state.NodeState;
import io.ringelection.core.state.Tenure;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Effect.Level;
import io.ringelection.core.step.Timing;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import io.ringelection.core.wire.Message.Hello;
import io.ringelection.core.wire.Message.Known;
import io.ringelection.core.wire.Message.Refused;

/**
 * How nodes find each other: a node without a leader says hello to all, every H. A leader answers
 * with its views; nodes without a ring count each other and found one.
 */
public final class Discovery {
  /** A leader says hello every so many heartbeats, for nodes and rings that it does not know of. */
  private static final int LEADER_HELLO = 20;

  private final NodeState state;
  private long lastHello = Tenure.NEVER;

  public Discovery(NodeState state) {
    this.state = state;
  }

  /** Says hello when it is time: often while nobody leads this node, now and then as a leader. */
  public void tend() {
    if ((isSeeking() || state.leads()) && state.now() >= dueAt()) {
      lastHello = state.now();
      state
          .out()
          .broadcast(
              state.standing().term(),
              new Hello(
                  state.config().ringHash(),
                  state.config().partitions(),
                  state.tenure().roles(),
                  state.views().committed(),
                  state.views().pending()));
    }
  }

  /** A voter goes on following a silent leader, but a newer one may be there already. */
  private boolean isSeeking() {
    return state.standing().leader() == null || isLeaderLost();
  }

  private boolean isLeaderLost() {
    return !state.leads()
        && state.now() - state.standing().lastHeard() > 3 * state.config().timing().leaderTimeout();
  }

  /** A member without a vote cannot help a silent leader: it looks for another. */
  public void giveUpSilentLeader() {
    if (state.standing().leader() != null
        && isLeaderLost()
        && state.candidacy().isIdle()
        && !state.views().top().hasVoter(state.self())) {
      state.standing().forgetLeader();
    }
  }

  /** When {@link #tend()} has something to do. */
  public long dueAt() {
    long heartbeat = state.config().timing().heartbeat();
    if (state.leads()) {
      return lastHello + LEADER_HELLO * heartbeat;
    }
    if (isSeeking()) {
      return Math.max(lastHello + heartbeat, promiseKept());
    }
    long lost = state.standing().lastHeard() + 3 * state.config().timing().leaderTimeout() + 1;
    return Math.max(lastHello + heartbeat, lost);
  }

  /** Whoever has just promised a term will hear from its leader without asking all for it. */
  private long promiseKept() {
    Timing timing = state.config().timing();
    return state.views().committed().isGenesis()
        ? Tenure.NEVER
        : state.standing().lastHeard() + timing.leaderTimeout() / 2 + timing.heartbeat();
  }

  /** Somebody looks for a leader. */
  public void onHello(Envelope envelope, Hello hello) {
    NodeId from = envelope.from();
    if (hello.ringHash() != state.config().ringHash()
        || hello.partitions() != state.config().partitions()) {
      refuse(from, hello);
      return;
    }
    state.learn(hello.committed(), hello.pending());
    if (hello.committed().isGenesis()) {
      meetFresh(from, hello);
    } else {
      state.peers().notFresh(from);
    }
    if (state.leads()) {
      if (envelope.term() > state.standing().term()) {
        state.giveWay(envelope.term());
      } else {
        Stale.coordinate(state, from);
      }
    }
  }

  /**
   * A node without a ring. Whoever has a vote in one says so, even while nobody leads: or else
   * fresh nodes could found a second ring during an election.
   */
  private void meetFresh(NodeId from, Hello hello) {
    View committed = state.views().committed();
    if (!committed.isGenesis()) {
      if (!state.leads() && state.views().top().voters().contains(state.self())) {
        state.send(from, new Known(committed));
      }
    } else if ((hello.roles() & Message.MAY_FOUND) != 0) {
      state.peers().fresh(from, state.now());
    }
  }

  private void refuse(NodeId from, Hello hello) {
    if (state.tenure().wasMember()) {
      state.send(from, new Refused(state.config().ringHash(), state.config().partitions()));
    } else {
      state
          .out()
          .note(Level.WARN, "ignored " + from + ": " + difference("it", hello.partitions()), from);
    }
  }

  /** The running ring is configured otherwise. */
  public void onRefused(Envelope envelope, Refused refused) {
    if (!state.tenure().wasMember()) {
      state
          .out()
          .emit(new Effect.Refused(envelope.from(), difference("the ring", refused.partitions())));
    }
  }

  private String difference(String who, int partitions) {
    int own = state.config().partitions();
    return partitions == own
        ? who
            + " has another name, leaseMillis, clockDriftPpm or use of tls than this node: all nodes"
            + " of a ring need the same"
        : who + " has " + partitions + " partitions, this node is configured with " + own;
  }
}
