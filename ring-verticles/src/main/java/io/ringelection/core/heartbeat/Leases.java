package io.ringelection.core.heartbeat;

import io.ringelection.Cause;
import io.ringelection.NodeId;
import io.ringelection.core.state.MemberRecord;
import io.ringelection.core.state.NodeState;
import io.ringelection.core.state.Reign;
import io.ringelection.core.state.Table;
import io.ringelection.core.state.Tenure;
import io.ringelection.core.step.Effect.Level;
import io.ringelection.core.step.Rule;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Holdings;
import io.ringelection.core.wire.Message.Fence;
import io.ringelection.core.wire.Message.Heartbeat;
import io.ringelection.core.wire.Message.Report;
import org.jspecify.annotations.Nullable;

/**
 * The leader's side of the leases: who may have a session, when it is renewed, and when it is over.
 */
public final class Leases {
  private static final int MAX_JOINERS = 10_000;

  private final NodeState state;
  private final Answers answers;

  public Leases(NodeState state) {
    this.state = state;
    this.answers = new Answers(state);
  }

  /** A member, or a node that wants to be one, opens a session. */
  public void onReport(Envelope envelope, Report report) {
    Reign reign = reignFor(envelope);
    if (reign == null) {
      return;
    }
    NodeId from = envelope.from();
    if (!mayHaveSession(from)) {
      welcome(reign, from, report.roles());
      return;
    }
    MemberRecord member = reign.members().get(from);
    if (member == null) {
      member = reign.members().add(from, state.now(), reign.waitUntil());
    }
    if (member.isGone() || state.standing().isDead(from)) {
      return;
    }
    noteRoles(reign, member, report.roles());
    if (member.isEstablished() && report.session() == member.session()) {
      answers.renew(reign, member, report.sentAt());
    } else if (report.session() <= member.session()) {
      fence(from, report.session());
    } else if (mayClaim(reign, member, report.holdings())) {
      establish(reign, member, report);
    } else {
      member.supersede(report.session());
      member.await(state.now());
      fence(from, report.session());
    }
  }

  private boolean mayHaveSession(NodeId node) {
    return state.config().has(Rule.ESTABLISHED_IN_BOTH_VIEWS)
        ? state.views().hasMember(node)
        : state.views().committed().hasMember(node);
  }

  private void welcome(Reign reign, NodeId node, int roles) {
    if (!state.standing().isDead(node) && reign.joiners().size() < MAX_JOINERS) {
      reign.joiners().put(node, roles);
      reign.touchView();
    }
  }

  /**
   * Holdings count only in a member's first report of the term, while leases of older terms may
   * still run. Later they were held under a lease that is over, and somebody else may hold them.
   */
  private boolean mayClaim(Reign reign, MemberRecord member, Holdings holdings) {
    if (holdings.isEmpty()) {
      return true;
    }
    boolean first = member.session() == 0 && !member.isExpired();
    if (!first || state.now() >= reign.waitUntil()) {
      return false;
    }
    for (int i = 0; i < holdings.size(); i++) {
      int partition = holdings.partition(i);
      if (partition >= reign.table().partitions()) {
        return false;
      }
      int owner = reign.table().owner(partition);
      if (owner != Table.NOBODY) {
        state
            .out()
            .note(
                Level.ALARM,
                "partition "
                    + partition
                    + " is claimed by "
                    + member.id()
                    + " and by "
                    + reign.members().bySlot(owner).id(),
                member.id());
        return false;
      }
    }
    return true;
  }

  private void establish(Reign reign, MemberRecord member, Report report) {
    // What an older session of this member held is free at once: its owner says so itself.
    reign.table().freeAll(member.slot(), Tenure.NEVER, Cause.OWNER_LOST);
    member.establish(
        report.session(),
        Math.max(reign.waitUntil(), state.now() + state.config().timing().lease()));
    reign.joiners().remove(member.id());
    Holdings holdings = report.holdings();
    for (int i = 0; i < holdings.size(); i++) {
      reign.table().grant(holdings.partition(i), member.slot(), holdings.token(i));
    }
    member.copied(0);
    answers.renew(reign, member, report.sentAt());
    reign.touchView();
  }

  /** A member renews its lease. */
  public void onHeartbeat(Envelope envelope, Heartbeat heartbeat) {
    Reign reign = reignFor(envelope);
    MemberRecord member = reign == null ? null : reign.members().get(envelope.from());
    if (reign == null || member == null || heartbeat.session() < member.session()) {
      return;
    }
    if (!member.isEstablished() || heartbeat.session() != member.session()) {
      fence(envelope.from(), heartbeat.session());
      return;
    }
    Stale.inform(state, envelope.from(), heartbeat.viewNumber());
    noteRoles(reign, member, heartbeat.roles());
    boolean couldOwn = member.mayOwn();
    if (member.confirm() && !couldOwn) {
      reign.table().replan();
    }
    member.copied(Math.min(heartbeat.tableRevision(), reign.table().revision()));
    answers.renew(reign, member, heartbeat);
  }

  /** A member promises to hold nothing any more. */
  public void onBye(Envelope envelope) {
    Reign reign = state.reign();
    if (reign == null) {
      return;
    }
    NodeId from = envelope.from();
    reign.joiners().remove(from);
    MemberRecord member = reign.members().get(from);
    if (!state.views().committed().hasMember(from)) {
      Stale.coordinate(state, from);
    } else if (member != null && !member.isGone()) {
      member.depart();
      member.expire(state.now());
      reign.table().freeAll(member.slot(), Tenure.NEVER, Cause.LEAVE);
      reign.touchView();
    }
  }

  /** It is proved that a node runs no more. */
  public void onDead(NodeId node) {
    Reign reign = state.reign();
    if (reign == null) {
      return;
    }
    reign.joiners().remove(node);
    MemberRecord member = reign.members().get(node);
    if (member != null) {
      member.bury();
      expire(reign, member, Cause.CRASH_PROVED);
    }
  }

  /** The first basis lets the reports be answered that came before it. */
  void answerWaiting(Reign reign) {
    answers.answerWaiting(reign);
  }

  /** Ends the leases that are over. */
  public void tend() {
    Reign reign = state.reign();
    if (reign == null || state.now() < reign.nextExpiry()) {
      return;
    }
    long next = Long.MAX_VALUE;
    for (MemberRecord member : reign.members().all()) {
      if (!member.isExpired()) {
        long end = endOf(reign, member);
        if (state.now() >= end) {
          expire(reign, member, Cause.LEASE_EXPIRED);
        } else {
          next = Math.min(next, end);
        }
      }
    }
    reign.nextExpiry(Math.min(next, state.now() + state.config().timing().lease() / 2));
  }

  private long endOf(Reign reign, MemberRecord member) {
    long silent = Math.max(reign.waitUntil(), member.addedAt()) + state.config().timing().lease();
    return member.isEstablished() ? member.leaseEnd() : Math.max(member.leaseEnd(), silent);
  }

  /** When {@link #tend()} has something to do. */
  public long dueAt() {
    Reign reign = state.reign();
    return reign == null ? Long.MAX_VALUE : reign.nextExpiry();
  }

  private void expire(Reign reign, MemberRecord member, Cause why) {
    if (!member.isExpired()) {
      member.expire(state.now());
      reign.joiners().remove(member.id());
      reign.table().freeAll(member.slot(), state.now(), why);
      reign.rounds().demand();
      reign.touchView();
    }
  }

  private void noteRoles(Reign reign, MemberRecord member, int roles) {
    if (member.roles() != roles) {
      member.roles(roles);
      reign.table().replan();
      reign.touchView();
    }
  }

  private void fence(NodeId node, long session) {
    state.send(node, new Fence(session));
  }

  /**
   * The reign that the message speaks of; a sender of an older term is told, one of a newer term
   * ends the reign.
   */
  private @Nullable Reign reignFor(Envelope envelope) {
    Reign reign = state.reign();
    if (reign == null || envelope.term() == reign.term()) {
      return reign;
    }
    if (envelope.term() > reign.term()) {
      state.giveWay(envelope.term());
    } else {
      Stale.coordinate(state, envelope.from());
    }
    return null;
  }
}
