package io.ringelection.core.election;

import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.core.state.NodeState;
import io.ringelection.core.state.Reign;
import io.ringelection.core.state.Standing;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import io.ringelection.core.wire.Message.Elect;
import io.ringelection.core.wire.Message.Nack;
import io.ringelection.core.wire.Message.PreVote;
import io.ringelection.core.wire.Message.PreVoteReply;
import io.ringelection.core.wire.Message.Promise;

/** Answers candidates: one promise per term and incarnation, and none while the leader is heard. */
public final class Voter {
  private final NodeState state;
  private final Candidate candidate;

  public Voter(NodeState state, Candidate candidate) {
    this.state = state;
    this.candidate = candidate;
  }

  /**
   * Somebody finds the leader silent. A more senior voter that agrees stands itself: Bully's
   * ANSWER.
   */
  public void onPreVote(Envelope envelope, PreVote question) {
    state.learn(question.committed(), question.pending());
    boolean silent = findsLeaderSilent();
    boolean senior = silent && isIdleSeniorOf(envelope.from());
    state.send(
        envelope.from(),
        new PreVoteReply(
            silent && !senior, senior, state.views().committed(), state.views().pending()));
    if (senior) {
      if (state.standing().isDead(state.standing().leader())) {
        candidate.elect();
      } else {
        candidate.ask();
      }
    }
  }

  private boolean findsLeaderSilent() {
    Standing standing = state.standing();
    Reign reign = state.reign();
    if (reign != null) {
      return state.now() >= reign.rounds().basis() + state.config().timing().lease();
    }
    return standing.leader() == null
        || standing.isDead(standing.leader())
        || state.now() - standing.lastHeard() > state.config().timing().leaderTimeout() * 3 / 4;
  }

  private boolean isIdleSeniorOf(NodeId other) {
    View top = state.views().top();
    boolean mayStand =
        (state.tenure().roles() & (Message.MAY_LEAD | Message.LEAVING)) == Message.MAY_LEAD;
    return mayStand
        && !state.leads()
        && state.candidacy().isIdle()
        && state.now() > state.candidacy().backoffUntil()
        && (top.isGenesis()
            ? state.config().mayFound() && state.self().compareTo(other) < 0
            : top.voters().contains(state.self()) && isBefore(top, state.self(), other));
  }

  private static boolean isBefore(View view, NodeId one, NodeId other) {
    int theirs = view.voters().indexOf(other);
    return theirs < 0 || view.voters().indexOf(one) < theirs;
  }

  /** A candidate wants the promise of a term. */
  public void onElect(Envelope envelope, Elect elect) {
    state.learn(elect.committed(), elect.pending());
    Standing standing = state.standing();
    long term = envelope.term();
    boolean own =
        state.isSelf(envelope.from()) && term == standing.term() && standing.leader() == null;
    boolean granted = mayVote() && (own || term > standing.term());
    if (granted && !own) {
      state.abdicate();
      standing.promise(term);
      standing.heard(state.now() - state.config().timing().leaderTimeout() / 2);
    }
    long remaining = Math.max(0, standing.lastAck() + state.waitOut() - state.now());
    state
        .out()
        .send(
            envelope.from(),
            term,
            new Promise(
                granted,
                standing.term(),
                remaining,
                state.views().committed(),
                state.views().pending()));
  }

  /**
   * Before the founding only nodes that may found have a vote: others cannot know whether a ring is
   * there already.
   */
  private boolean mayVote() {
    return !state.views().committed().isGenesis() || state.config().mayFound();
  }

  /** This node's term is over. */
  public void onNack(Envelope envelope, Nack nack) {
    if (envelope.term() > state.standing().term()) {
      state.giveWay(envelope.term());
    }
  }
}
