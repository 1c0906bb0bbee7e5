package io.ringelection.core.view;

import io.ringelection.Cause;
import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.core.state.MemberRecord;
import io.ringelection.core.state.NodeState;
import io.ringelection.core.state.Reign;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Rule;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message.Accept;
import io.ringelection.core.wire.Message.Accepted;
import io.ringelection.core.wire.Message.Coordinator;
import io.ringelection.core.wire.Message.Known;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The leader changes the view: first it finishes a proposal it inherited, then it proposes what it
 * wants. A view is committed when a majority of the voters of the old and of the new one have
 * accepted it, and drops only members whose leases are over.
 */
public final class ViewChange {
  private final NodeState state;

  public ViewChange(NodeState state) {
    this.state = state;
  }

  /** Proposes what is wanted and repeats what is open. */
  public void tend() {
    Reign reign = state.reign();
    if (reign == null) {
      return;
    }
    View pending = state.views().pending();
    if (reign.isViewOpen() && pending != null) {
      if (state.now() >= reign.lastAccept() + state.config().timing().heartbeat()) {
        sendAccept(reign, pending);
      }
      return;
    }
    if (reign.isViewOpen()) {
      // The number was taken: this leader has learned of another view.
      reign.closeView();
      reign.touchView();
    }
    if (!reign.takeViewStale()) {
      return;
    }
    readmit(reign);
    if (pending != null) {
      open(
          reign,
          View.of(
              pending.number(),
              reign.term(),
              pending.foundation(),
              pending.members(),
              pending.voters()));
    } else if (isFoundable(reign)) {
      View wanted = new WantedView(state, reign).next();
      if (wanted == null || wanted.sameNodes(state.views().committed())) {
        reign.joiners().clear();
      } else {
        open(reign, wanted);
      }
    }
  }

  /**
   * Members of the committed view that the leader has no record of, or that want to come back after
   * they expired.
   */
  private void readmit(Reign reign) {
    for (NodeId node : state.views().committed().members()) {
      MemberRecord record = reign.members().get(node);
      Integer roles = reign.joiners().get(node);
      if (record == null) {
        record = reign.members().add(node, state.now(), reign.waitUntil());
      } else if (record.isExpired() && !record.isGone() && roles != null) {
        record.await(state.now());
      }
      if (roles != null) {
        record.roles(roles);
        reign.joiners().remove(node);
      }
      if (state.standing().isDead(node) && !record.isGone()) {
        record.bury();
        record.expire(state.now());
      }
    }
  }

  /**
   * A ring is founded by a majority of those expected; those that are a little late are waited for,
   * for H.
   */
  private boolean isFoundable(Reign reign) {
    View committed = state.views().committed();
    if (!committed.isGenesis()) {
      return true;
    }
    boolean complete =
        reign.joiners().size() >= committed.expected()
            || state.now() >= reign.since() + state.config().timing().heartbeat();
    if (!complete) {
      reign.touchView();
    }
    return complete && committed.hasMajority(reign.joiners().keySet());
  }

  private void open(Reign reign, View view) {
    if (mayDrop(reign, view)) {
      state.views().propose(view);
      reign.openView();
      sendAccept(reign, view);
    }
  }

  private void sendAccept(Reign reign, View pending) {
    reign.acceptSent(state.now());
    Accept accept = new Accept(state.views().committed(), pending);
    state.electors().forEach(voter -> state.send(voter, accept));
  }

  /**
   * A member may be dropped only when every lease that it may have, from this leader or an older
   * one, is over.
   */
  private boolean mayDrop(Reign reign, View view) {
    if (!state.config().has(Rule.MAY_DROP)) {
      return true;
    }
    for (NodeId member : state.views().committed().members()) {
      if (!view.hasMember(member) && !isOver(reign, member)) {
        return false;
      }
    }
    return true;
  }

  private boolean isOver(Reign reign, NodeId member) {
    if (state.standing().isDead(member)) {
      return true;
    }
    MemberRecord record = reign.members().get(member);
    long basis = reign.rounds().basis();
    if (record == null || record.isAwaited()) {
      return state.now() >= reign.waitUntil() && basis >= reign.waitUntil();
    }
    return record.isGone() || (record.isExpired() && basis >= record.overAt());
  }

  /** A voter accepted the proposal. */
  public void onAccepted(Envelope envelope, Accepted accepted) {
    Reign reign = state.reign();
    View pending = state.views().pending();
    if (reign == null
        || pending == null
        || envelope.term() != reign.term()
        || !reign.isViewOpen()
        || accepted.viewNumber() != pending.number()) {
      return;
    }
    reign.viewAcks().add(envelope.from());
    if (state.views().hasQuorum(reign.viewAcks())) {
      commit(reign);
    }
  }

  private void commit(Reign reign) {
    List<NodeId> before = state.views().committed().members();
    Set<NodeId> told = new LinkedHashSet<>(before);
    View chosen = state.views().commit();
    told.addAll(chosen.members());
    told.remove(state.self());
    reign.closeView();
    reign.touchView();
    Map<NodeId, Cause> departed = new LinkedHashMap<>();
    before.stream()
        .filter(member -> !chosen.hasMember(member))
        .forEach(member -> departed.put(member, whyGone(reign, member)));
    state.out().emit(new Effect.ViewCommitted(reign.term(), chosen, departed));
    Coordinator coordinator = new Coordinator(chosen, null);
    told.forEach(member -> state.send(member, coordinator));
    state.tenure().hastenReport();
  }

  private Cause whyGone(Reign reign, NodeId node) {
    MemberRecord member = reign.members().get(node);
    if (member != null && member.hasDeparted()) {
      return Cause.LEAVE;
    }
    if (state.standing().isDead(node)) {
      return Cause.CRASH_PROVED;
    }
    return member == null ? Cause.OWNER_LOST : Cause.LEASE_EXPIRED;
  }

  /** A voter knows a committed view of that number already. */
  public void onKnown(Known known) {
    state.learn(known.committed(), null);
  }

  /** When {@link #tend()} has something to do. */
  public long dueAt() {
    Reign reign = state.reign();
    return reign == null || !reign.isViewOpen()
        ? Long.MAX_VALUE
        : reign.lastAccept() + state.config().timing().heartbeat();
  }
}
