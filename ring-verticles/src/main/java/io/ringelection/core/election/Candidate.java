package io.ringelection.core.election;

import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.core.state.Candidacy;
import io.ringelection.core.state.MemberRecord;
import io.ringelection.core.state.NodeState;
import io.ringelection.core.state.Reign;
import io.ringelection.core.state.Tenure;
import io.ringelection.core.step.Rule;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message.Coordinator;
import io.ringelection.core.wire.Message.Elect;
import io.ringelection.core.wire.Message.PreVote;
import io.ringelection.core.wire.Message.PreVoteReply;
import io.ringelection.core.wire.Message.Promise;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A node that stands: it asks whether the others find the leader silent, too, then for their
 * promise of a term, and then leads.
 */
public final class Candidate {
  private final NodeState state;
  private final Candidacy candidacy;

  public Candidate(NodeState state) {
    this.state = state;
    this.candidacy = state.candidacy();
  }

  /** Asks all voters whether the leader is silent. Nothing is promised, no term is used up. */
  void ask() {
    candidacy.enter(Candidacy.Phase.ASKING, state.now(), state.now() + patience());
    PreVote question = new PreVote(state.views().committed(), state.views().pending());
    state.electors().forEach(voter -> state.send(voter, question));
  }

  /** Asks all voters for the promise of a new term. */
  void elect() {
    long known = Math.max(state.standing().term(), candidacy.seenTerm());
    boolean founds = state.views().committed().isGenesis();
    long first = state.config().firstTerm() + state.standing().secondsOld();
    long term = (founds ? Math.max(known, first) : known) + 1;
    candidacy.enter(Candidacy.Phase.ELECTING, state.now(), state.now() + patience());
    state.standing().promise(term);
    state.electors().forEach(this::sendElect);
  }

  private void sendElect(NodeId voter) {
    state.send(voter, new Elect(state.views().committed(), state.views().pending()));
  }

  private long patience() {
    return 2 * state.config().timing().rankDelay();
  }

  private long rankedDelay() {
    View top = state.views().top();
    int rank =
        top.isGenesis()
            ? state.peers().fresh(state.now()).headSet(state.self()).size()
            : top.voters().indexOf(state.self());
    return state.config().timing().rankDelay() * (1 + Math.max(0, rank));
  }

  public void onPreVoteReply(Envelope envelope, PreVoteReply reply) {
    state.learn(reply.committed(), reply.pending());
    if (candidacy.phase() != Candidacy.Phase.ASKING) {
      return;
    }
    if (reply.senior()) {
      candidacy.backOff(state.now() + patience());
    } else if (reply.silent()) {
      candidacy.see(envelope.term());
      if (state.views().hasQuorum(candidacy.vote(envelope.from(), state.now()))) {
        elect();
      }
    }
  }

  public void onPromise(Envelope envelope, Promise promise) {
    if (promise.committed().number() > state.views().committed().number()) {
      state.learn(promise.committed(), promise.pending());
      candidacy.backOff(state.now() + state.config().timing().rankDelay());
      return;
    }
    boolean knewPending = state.views().pending() != null;
    state.learn(promise.committed(), promise.pending());
    if (candidacy.phase() != Candidacy.Phase.ELECTING
        || envelope.term() != state.standing().term()) {
      return;
    }
    if (!knewPending) {
      askVotersOf(state.views().pending());
    }
    if (!promise.granted()) {
      giveWay(promise.highestTerm());
      return;
    }
    long remaining = state.config().has(Rule.WAIT_OUT) ? promise.remaining() : 0;
    if (state.views().hasQuorum(candidacy.vote(envelope.from(), state.now() + remaining))) {
      lead();
    }
  }

  /** A pending view that a voter told of has voters of its own. */
  private void askVotersOf(@Nullable View pending) {
    if (pending != null) {
      for (NodeId voter : pending.voters()) {
        if (!state.views().committed().voters().contains(voter)) {
          sendElect(voter);
        }
      }
    }
  }

  private void giveWay(long highestTerm) {
    if (highestTerm > state.standing().term()) {
      candidacy.backOff(state.now() + rankedDelay());
      state.standing().promise(highestTerm);
    }
  }

  private void lead() {
    Set<NodeId> told = new LinkedHashSet<>(state.electors());
    Reign reign = state.accede();
    Set<NodeId> members = new LinkedHashSet<>(state.views().top().members());
    members.addAll(state.views().committed().members());
    for (NodeId member : members) {
      MemberRecord record = reign.members().add(member, Tenure.NEVER, reign.waitUntil());
      if (state.standing().isDead(member)) {
        record.bury();
        record.expire(state.now());
      }
    }
    told.addAll(members);
    told.remove(state.self());
    Coordinator coordinator = new Coordinator(state.views().committed(), state.views().pending());
    told.forEach(node -> state.send(node, coordinator));
  }

  /** An attempt that takes too long ends; the next one comes later, and later for a lower rank. */
  void tend() {
    if (!candidacy.isIdle() && state.now() > candidacy.until()) {
      candidacy.backOff(state.now() + rankedDelay());
    }
  }
}
