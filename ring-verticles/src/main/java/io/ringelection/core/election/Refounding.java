package io.ringelection.core.election;

import io.ringelection.View;
import io.ringelection.core.state.NodeState;
import io.ringelection.core.step.Effect.Level;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message.Hello;

/**
 * What single mode adds: a node whose ring is gone founds another alone, and of two rings that meet
 * the one with the lower term gives everything up and joins. Neither is safe while the network is
 * divided, or all others stand still for longer than D + 3 E: each side goes on for itself. In the
 * other modes two rings under one name mean that the rule of the founding was broken; a person has
 * to stop one of them.
 */
public final class Refounding {
  private final NodeState state;

  public Refounding(NodeState state) {
    this.state = state;
  }

  /** Tells whether the sender is in another ring of the same name; if so, this deals with it. */
  public boolean onForeignHello(Envelope envelope, Hello hello) {
    View theirs = hello.committed();
    if (!state.views().isForeign(theirs)) {
      return false;
    }
    if (!isSingle()) {
      String text =
          "another ring of this name was founded separately; "
              + envelope.from()
              + " is in it: stop the nodes of one of them";
      state.out().note(Level.ALARM, text, envelope.from());
    } else if (isOrphan() || (state.leads() && isBelow(envelope.term(), theirs))) {
      state.forgetRing();
    }
    return true;
  }

  private boolean isSingle() {
    return state.config().expected() == 1;
  }

  private boolean isOrphan() {
    long silence = state.now() - state.standing().lastHeard();
    return !state.leads()
        && (state.standing().leader() == null
            || silence > 3 * state.config().timing().leaderTimeout());
  }

  private boolean isBelow(long theirTerm, View theirs) {
    long term = state.standing().term();
    return term < theirTerm
        || (term == theirTerm && state.views().committed().foundation() < theirs.foundation());
  }

  /** Founds again when the ring is gone for longer than any lease of it can last. */
  public void tend() {
    if (mayBeLost() && isOrphan() && state.now() >= lostAt()) {
      state.forgetRing();
    }
  }

  private boolean mayBeLost() {
    return isSingle() && !state.leads() && !state.views().committed().isGenesis();
  }

  private long lostAt() {
    return Math.max(state.standing().lastHeard(), state.standing().lastAck())
        + state.waitOut()
        + 3 * state.config().timing().leaderTimeout();
  }

  /** When {@link #tend()} has something to do. */
  public long dueAt() {
    long heartbeat = state.config().timing().heartbeat();
    return mayBeLost() ? Math.max(lostAt(), state.now() + heartbeat) : Long.MAX_VALUE;
  }
}
