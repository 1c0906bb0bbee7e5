package io.ringelection.core.rebalance;

import io.ringelection.Cause;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.core.state.Held;
import io.ringelection.core.state.NodeState;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input.HandedOff;
import io.ringelection.core.step.Rule;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message.Assign;
import io.ringelection.core.wire.Message.Released;
import io.ringelection.core.wire.Message.Revoke;
import io.ringelection.core.wire.Message.Wanted;
import java.util.ArrayList;
import java.util.List;

/**
 * The member's side of a move: it takes what it is assigned if that is news, and gives up what it
 * is asked for after the application has finished with it, or has had long enough. A node that
 * wants to go gives up all it holds, asked or not, and takes nothing any more.
 */
public final class HandOff {
  private final NodeState state;
  private final Held held;

  public HandOff(NodeState state) {
    this.state = state;
    this.held = state.held();
  }

  /** The leader grants partitions. */
  public void onAssign(Envelope envelope, Assign assign) {
    boolean inSession =
        assign.session() == state.tenure().session() && state.tenure().isEstablished();
    if (state.isFromLeader(envelope.from(), envelope.term())
        && (inSession || !state.config().has(Rule.SESSION))) {
      if (state.tenure().isLeaving()) {
        // The leader has not heard of it yet.
        state.tenure().tellAgain();
        giveBack(envelope.from(), Cause.LEAVE, assign.grants());
      } else {
        take(assign.cause(), assign.grants());
      }
    }
  }

  /**
   * The application wants this node to go. Nobody may be there to take over, or to ask for it; the
   * application shall finish its work all the same.
   */
  public void onLeave() {
    ask(Cause.LEAVE, held.grants());
  }

  /** The leader asks for partitions. */
  public void onRevoke(Envelope envelope, Revoke revoke) {
    if (state.isFromLeader(envelope.from(), envelope.term())
        && revoke.session() == state.tenure().session()) {
      giveBack(envelope.from(), revoke.cause(), revoke.grants());
    }
  }

  /** The leader's answer to a heartbeat said what this member should hold. */
  public void onWanted(Envelope envelope, Wanted wanted) {
    giveBack(envelope.from(), Cause.BALANCE, wanted.revoked());
    if (state.tenure().isLeaving()) {
      giveBack(envelope.from(), Cause.LEAVE, wanted.assigned());
    } else {
      take(Cause.UNOWNED, wanted.assigned());
      refuseFormer(envelope.from(), wanted.assigned());
    }
  }

  /**
   * What was given up under an older leader is not taken again: the leader has not heard of that
   * release.
   */
  private void refuseFormer(NodeId leader, List<Grant> assigned) {
    List<Grant> former = new ArrayList<>();
    for (Grant grant : assigned) {
      int partition = grant.partition();
      if (partition < state.config().partitions()
          && held.token(partition) == 0
          && !held.isNews(partition, grant.token())) {
        former.add(grant);
      }
    }
    if (!former.isEmpty()) {
      state.send(leader, new Released(state.tenure().session(), former));
    }
  }

  private void take(Cause cause, List<Grant> grants) {
    if (state.now() >= state.tenure().leaseEnd()) {
      return;
    }
    List<Grant> taken = new ArrayList<>();
    for (Grant grant : grants) {
      int partition = grant.partition();
      if (partition < state.config().partitions() && held.isNews(partition, grant.token())) {
        endFormer(partition);
        held.take(partition, grant.token());
        taken.add(grant);
      }
    }
    if (!taken.isEmpty()) {
      state.out().emit(new Effect.Assigned(cause, taken));
    }
  }

  /**
   * The application must see the end of a grant before the beginning of the next one of the same
   * partition.
   */
  private void endFormer(int partition) {
    long former = held.token(partition);
    if (former != 0) {
      held.giveUp(partition, former);
      state.out().emit(new Effect.Lost(Cause.FENCED, List.of(new Grant(partition, former, null))));
    }
  }

  /**
   * What is not held is released all the same: that kills an assignment that is still under way.
   */
  private void giveBack(NodeId leader, Cause cause, List<Grant> grants) {
    List<Grant> asked = new ArrayList<>();
    List<Grant> absent = new ArrayList<>();
    for (Grant grant : grants) {
      int partition = grant.partition();
      if (partition >= state.config().partitions()
          || grant.token() <= 0
          || held.token(partition) > grant.token()) {
        continue;
      }
      if (held.token(partition) == grant.token()) {
        asked.add(grant);
      } else {
        endFormer(partition);
        held.giveUp(partition, grant.token());
        absent.add(grant);
      }
    }
    ask(cause, asked);
    if (!absent.isEmpty()) {
      state.send(leader, new Released(state.tenure().session(), absent));
    }
  }

  /** The application shall finish with partitions, unless it has been asked for them already. */
  private void ask(Cause cause, List<Grant> grants) {
    long limit = state.config().timing().handOff();
    List<Grant> asked =
        grants.stream()
            .filter(grant -> held.beginHandOff(grant.partition(), state.now() + limit))
            .toList();
    if (!asked.isEmpty()) {
      state.out().emit(new Effect.Revoking(cause, asked, limit));
    }
  }

  /** The application has finished with partitions. */
  public void onHandedOff(HandedOff done) {
    List<Integer> finished = new ArrayList<>();
    for (Grant grant : done.grants()) {
      if (held.isHandingOff(grant.partition()) && held.token(grant.partition()) == grant.token()) {
        finished.add(grant.partition());
      }
    }
    if (!finished.isEmpty()) {
      release(finished);
    }
  }

  /** Releases what the application has held on to for too long. */
  public void tend() {
    if (state.now() >= held.firstOverdue()) {
      release(held.overdue(state.now()));
    }
  }

  private void release(List<Integer> partitions) {
    List<Grant> released = new ArrayList<>();
    for (int partition : partitions) {
      released.add(new Grant(partition, held.token(partition), null));
      held.giveUp(partition, held.token(partition));
    }
    Cause cause = state.tenure().isLeaving() ? Cause.LEAVE : Cause.BALANCE;
    state.out().emit(new Effect.Revoked(cause, released));
    NodeId leader = state.standing().leader();
    if (leader != null) {
      state.send(leader, new Released(state.tenure().session(), released));
    }
  }

  /** When {@link #tend()} has something to do. */
  public long dueAt() {
    return held.firstOverdue();
  }
}
