package io.ringelection.core.heartbeat;

import io.ringelection.Cause;
import io.ringelection.NodeId;
import io.ringelection.core.state.NodeState;
import io.ringelection.core.state.Tenure;
import io.ringelection.core.step.Effect.Level;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message.Obituary;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Proofs that an incarnation runs no more. Whoever has one tells those who can act on it: the
 * leader, which need not wait for the lease, and the voters, of which the heir stands at once. It
 * repeats that to the leader, at once to a new one, until a view without the dead is committed.
 */
public final class Obituaries {
  private final NodeState state;
  private final Leases leases;
  private final Set<NodeId> proved = new LinkedHashSet<>();
  private @Nullable NodeId told;
  private long lastTold = Tenure.NEVER;

  public Obituaries(NodeState state, Leases leases) {
    this.state = state;
    this.leases = leases;
  }

  /** This node has the proof. */
  public void onDead(NodeId node) {
    if (state.isSelf(node)) {
      return;
    }
    bury(node);
    if (state.views().lists(node) && proved.add(node)) {
      Set<NodeId> concerned = new LinkedHashSet<>(state.electors());
      NodeId leader = state.standing().leader();
      if (leader != null) {
        concerned.add(leader);
      }
      concerned.removeIf(state.standing()::isDead);
      concerned.remove(state.self());
      concerned.forEach(each -> state.send(each, new Obituary(node)));
      told = leader;
      lastTold = state.now();
    }
  }

  /**
   * Somebody else has the proof. A node that is itself said to be dead must not wait to see who is
   * right: the others are about to grant what it owns.
   */
  public void onObituary(Envelope envelope, Obituary obituary) {
    if (!state.views().lists(envelope.from())) {
      return;
    }
    NodeId node = obituary.dead();
    if (state.isSelf(node)) {
      String said = "this node runs but " + envelope.from() + " has proof of its death";
      state.out().note(Level.ALARM, said, envelope.from());
      state.forfeit(Cause.FENCED);
      if (state.leads()) {
        state.giveWay(state.standing().term());
      }
    } else if (state.views().lists(node)) {
      bury(node);
    }
  }

  private void bury(NodeId node) {
    if (state.standing().bury(node, state.now())) {
      state.peers().notFresh(node);
      leases.onDead(node);
    }
  }

  /** Tells the leader again what is due. */
  public void tend() {
    if (state.now() >= dueAt()) {
      proved.removeIf(node -> !state.views().committed().hasMember(node));
      told = state.standing().leader();
      lastTold = state.now();
      if (told != null) {
        NodeId leader = told;
        proved.forEach(node -> state.send(leader, new Obituary(node)));
      }
    }
  }

  /** When {@link #tend()} has something to do. */
  public long dueAt() {
    NodeId leader = state.standing().leader();
    if (proved.isEmpty() || leader == null || state.leads() || state.standing().isDead(leader)) {
      return Long.MAX_VALUE;
    }
    return leader.equals(told) ? lastTold + state.config().timing().heartbeat() : Tenure.NEVER;
  }
}
