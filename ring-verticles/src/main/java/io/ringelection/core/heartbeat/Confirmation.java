package io.ringelection.core.heartbeat;

import io.ringelection.core.state.MemberRecord;
import io.ringelection.core.state.NodeState;
import io.ringelection.core.state.Reign;
import io.ringelection.core.state.Rounds;
import io.ringelection.core.state.Tenure;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message.Round;
import io.ringelection.core.wire.Message.RoundAck;

/**
 * Rounds: the leader asks the voters every H, and whenever a partition waits for it, whether they
 * still follow. What a majority acknowledged bounds every lease that the leader grants.
 */
public final class Confirmation {
  private final NodeState state;
  private final Leases leases;
  private long remindedAt = Tenure.NEVER;

  public Confirmation(NodeState state, Leases leases) {
    this.state = state;
    this.leases = leases;
  }

  /** At a voter. */
  public void onRound(Envelope envelope, Round round) {
    if (envelope.term() < state.standing().term()) {
      Stale.refuse(state, envelope.from());
      return;
    }
    state.adopt(envelope.term(), envelope.from());
    if (state.isFromLeader(envelope.from(), envelope.term())) {
      state.standing().acknowledge(state.now());
      state.send(envelope.from(), new RoundAck(round.round(), state.views().committed().number()));
    }
  }

  /** At the leader. */
  public void onRoundAck(Envelope envelope, RoundAck ack) {
    Reign reign = state.reign();
    if (reign == null || envelope.term() != reign.term()) {
      return;
    }
    Stale.inform(state, envelope.from(), ack.viewNumber());
    boolean first = reign.rounds().basis() == Tenure.NEVER;
    if (reign.rounds().acknowledged(envelope.from(), ack.round(), state.views())) {
      reign.touchView();
      if (first || reign.table().unowned() > 0) {
        reign.table().touch();
      }
      leases.answerWaiting(reign);
    }
  }

  /** Sends what is due; gives the lead up when no majority has answered for 2 D. */
  public void tend() {
    Reign reign = state.reign();
    if (reign == null) {
      return;
    }
    Rounds rounds = reign.rounds();
    long silentSince = Math.max(rounds.basis(), reign.since());
    if (state.now() - silentSince > 2 * state.config().timing().lease()) {
      state.giveWay(state.standing().term());
      return;
    }
    if (rounds.isDemanded() || state.now() >= dueAt(rounds)) {
      Round round = new Round(rounds.begin(state.now()));
      state.electors().forEach(voter -> state.send(voter, round));
      remind(reign);
    }
  }

  /** Who has not reported after H may not have heard of this leader. */
  private void remind(Reign reign) {
    long told = Math.max(remindedAt, reign.since());
    if (state.now() < told + state.config().timing().heartbeat()) {
      return;
    }
    remindedAt = state.now();
    for (MemberRecord member : reign.members().all()) {
      if (member.isAwaited()) {
        Stale.coordinate(state, member.id());
      }
    }
  }

  private long dueAt(Rounds rounds) {
    return rounds.lastSentAt() + state.config().timing().heartbeat();
  }

  /** When {@link #tend()} has something to do. */
  public long dueAt() {
    Reign reign = state.reign();
    return reign == null ? Long.MAX_VALUE : dueAt(reign.rounds());
  }
}
