package io.ringelection.core.view;

import io.ringelection.core.state.NodeState;
import io.ringelection.core.step.Rule;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message.Accept;
import io.ringelection.core.wire.Message.Accepted;
import io.ringelection.core.wire.Message.Known;
import io.ringelection.core.wire.Message.Nack;

/** A voter's copy of the view register. */
public final class Acceptor {
  private final NodeState state;

  public Acceptor(NodeState state) {
    this.state = state;
  }

  /** The leader proposes the next view. */
  public void onAccept(Envelope envelope, Accept proposal) {
    if (envelope.term() < state.standing().term()) {
      state.send(envelope.from(), new Nack());
      return;
    }
    state.learn(proposal.committed(), null);
    state.adopt(envelope.term(), envelope.from());
    if (!state.isFromLeader(envelope.from(), envelope.term())) {
      return;
    }
    if (state.views().accept(proposal.pending())) {
      if (state.config().has(Rule.ACCEPT_COUNTS)) {
        state.standing().acknowledge(state.now());
      } else {
        state.standing().heard(state.now());
      }
      state.send(envelope.from(), new Accepted(proposal.pending().number()));
    } else if (proposal.pending().number() <= state.views().committed().number()) {
      // A proposer that does not know that its number is taken would wait for ever.
      state.send(envelope.from(), new Known(state.views().committed()));
    }
  }
}
