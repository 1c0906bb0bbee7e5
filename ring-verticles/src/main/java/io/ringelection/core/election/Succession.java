package io.ringelection.core.election;

import io.ringelection.NodeId;
import io.ringelection.core.state.MemberRecord;
import io.ringelection.core.state.NodeState;
import io.ringelection.core.state.Reign;
import io.ringelection.core.state.Tenure;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message.Transfer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a node goes. It waits for its hand-offs, with others there or not; that has an end, because
 * each hand-off has a limit and the lease ends them all. A member that holds nothing promises never
 * to hold anything again and waits until a view without it is committed, because until then its
 * vote may be needed. A leader first gives up its vote, then makes its heir stand, and goes as a
 * member.
 */
public final class Succession {
  private final NodeState state;
  private final Candidate candidate;
  private long lastTransfer = Tenure.NEVER;

  public Succession(NodeState state, Candidate candidate) {
    this.state = state;
    this.candidate = candidate;
  }

  /** Goes on with leaving, if this node wants to go. */
  public void tend() {
    Tenure tenure = state.tenure();
    if (!tenure.isLeaving() || tenure.hasLeft() || state.held().count() > 0) {
      return;
    }
    if (isAlone() || (tenure.hasDeparted() && !isListed())) {
      state.leave();
    } else if (state.reign() != null) {
      passOn(state.reign());
    } else if (!tenure.hasDeparted()) {
      state.depart();
    }
  }

  /** Nobody is there to hand anything to: never a member, or the only one. */
  private boolean isAlone() {
    boolean neverJoined = !state.tenure().wasMember() && !isListed();
    boolean onlyOne =
        state.leads()
            && state.views().pending() == null
            && List.of(state.self()).containsAll(state.views().committed().members());
    return neverJoined || onlyOne;
  }

  private boolean isListed() {
    return state.views().committed().hasMember(state.self())
        || state.views().top().hasMember(state.self());
  }

  private void passOn(Reign reign) {
    MemberRecord own = reign.members().get(state.self());
    boolean free = own != null && own.count() == 0 && reign.table().moving() == 0;
    if (free
        && !state.views().committed().voters().contains(state.self())
        && state.now() >= lastTransfer + state.config().timing().heartbeat()) {
      NodeId heir = heir(reign);
      if (heir != null) {
        lastTransfer = state.now();
        state.send(heir, new Transfer());
      }
    }
  }

  private @Nullable NodeId heir(Reign reign) {
    for (NodeId voter : state.views().committed().voters()) {
      MemberRecord record = reign.members().get(voter);
      if (record != null && record.isEstablished() && !record.isLeaving()) {
        return voter;
      }
    }
    return null;
  }

  /** The leader goes and wants this node to follow it. */
  public void onTransfer(Envelope envelope) {
    boolean able = !state.tenure().isLeaving() && state.candidacy().isIdle() && !state.leads();
    if (able && state.isFromLeader(envelope.from(), envelope.term())) {
      candidate.elect();
    }
  }
}
