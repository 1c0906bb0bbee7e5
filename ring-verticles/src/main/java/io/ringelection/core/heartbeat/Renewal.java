package io.ringelection.core.heartbeat;

import io.ringelection.Cause;
import io.ringelection.NodeId;
import io.ringelection.core.state.Held;
import io.ringelection.core.state.NodeState;
import io.ringelection.core.state.Tenure;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Rule;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message.Bye;
import io.ringelection.core.wire.Message.Coordinator;
import io.ringelection.core.wire.Message.Fence;
import io.ringelection.core.wire.Message.Heartbeat;
import io.ringelection.core.wire.Message.HeartbeatAck;
import io.ringelection.core.wire.Message.Report;

/**
 * The member's side of the lease: report to a new leader what is held, then one heartbeat every H.
 * The lease counts from the time the heartbeat was sent, by the member's own clock; nothing needs
 * to arrive for it to end.
 */
public final class Renewal {
  private final NodeState state;
  private final Tenure tenure;
  private long lastSent = Tenure.NEVER;

  public Renewal(NodeState state) {
    this.state = state;
    this.tenure = state.tenure();
  }

  /** Sends what is due to the leader. */
  public void tend() {
    NodeId leader = state.standing().leader();
    if (leader == null || (state.now() < dueAt() && !tenure.isReportDue())) {
      return;
    }
    lastSent = state.now();
    tenure.reported();
    if (tenure.hasDeparted()) {
      state.send(leader, new Bye());
    } else if (tenure.isEstablished()) {
      state.send(leader, heartbeat());
    } else {
      state.send(
          leader,
          new Report(tenure.session(), state.now(), tenure.roles(), state.held().snapshot()));
    }
  }

  private Heartbeat heartbeat() {
    Held held = state.held();
    return new Heartbeat(
        tenure.session(),
        state.now(),
        tenure.roles(),
        held.count(),
        held.digest(),
        state.views().committed().number(),
        state.copy().revision());
  }

  /** The leader shall hear something new at once. */
  public void hasten() {
    lastSent = Tenure.NEVER;
  }

  /** When {@link #tend()} has something to do. */
  public long dueAt() {
    return state.standing().leader() == null
        ? Long.MAX_VALUE
        : lastSent + state.config().timing().heartbeat();
  }

  /** A leader made itself known. */
  public void onCoordinator(Envelope envelope, Coordinator coordinator) {
    boolean wasMember = state.views().hasMember(state.self());
    state.learn(coordinator.committed(), coordinator.pending());
    state.adopt(envelope.term(), envelope.from());
    if (state.isFromLeader(envelope.from(), envelope.term())) {
      state.standing().heard(state.now());
      if (!wasMember && state.views().hasMember(state.self())) {
        tenure.hastenReport();
      }
    }
  }

  /**
   * The leader renewed the lease.
   *
   * @return true when the answer counts, so that what it wants held counts, too
   */
  public boolean onHeartbeatAck(Envelope envelope, HeartbeatAck ack) {
    if (!isInSession(envelope, ack.session()) || tenure.hasDeparted()) {
      return false;
    }
    state.standing().heard(state.now());
    long from = state.config().has(Rule.LEASE_FROM_SEND_TIME) ? ack.sentAt() : state.now();
    long until = from + state.memberShare(ack.duration());
    if (until <= state.now()) {
      return false;
    }
    if (!tenure.isEstablished()) {
      // The leader grants nothing new before it knows that this node hears it.
      hasten();
    }
    if (tenure.renew(until)) {
      state.out().emit(new Effect.LeaseUntil(until));
    }
    state.copy().apply(ack.tableRevision(), ack.changes());
    return true;
  }

  /** The leader closed the session. */
  public void onFence(Envelope envelope, Fence fence) {
    if (isInSession(envelope, fence.session())) {
      state.drop(Cause.FENCED);
      tenure.newSession();
    }
  }

  private boolean isInSession(Envelope envelope, long session) {
    return state.isFromLeader(envelope.from(), envelope.term()) && session == tenure.session();
  }
}
