package io.ringelection.core.rebalance;

import io.ringelection.Cause;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.core.plan.Planner;
import io.ringelection.core.state.MemberRecord;
import io.ringelection.core.state.NodeState;
import io.ringelection.core.state.Reign;
import io.ringelection.core.state.Table;
import io.ringelection.core.state.Tenure;
import io.ringelection.core.step.Rule;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message.Released;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The leader's side of ownership: grants partitions that are certainly free, and moves others in
 * two phases, a bounded number at a time and to a new member few at first.
 *
 * <p>A partition is certainly free when its owner released it, or when its owner's lease is over
 * and a round sent after that has been acknowledged by a majority: then no newer leader has renewed
 * the owner meanwhile.
 */
public final class Rebalancer {
  private static final int FOUNDING_ROUNDS = 4;

  private final NodeState state;

  public Rebalancer(NodeState state) {
    this.state = state;
  }

  /**
   * A member has given partitions up. It may have been asked by an older leader: what counts is
   * that it will never hold them under this token again.
   */
  public void onReleased(Envelope envelope, Released released) {
    Reign reign = state.reign();
    MemberRecord member = reign == null ? null : reign.members().get(envelope.from());
    if (reign == null
        || member == null
        || envelope.term() != reign.term()
        || released.session() != member.session()) {
      return;
    }
    Table table = reign.table();
    for (Grant grant : released.grants()) {
      int p = grant.partition();
      if (p < table.partitions()
          && table.owner(p) == member.slot()
          && table.token(p) == grant.token()) {
        table.free(p, Tenure.NEVER, why(member));
      }
    }
  }

  private static Cause why(MemberRecord owner) {
    return owner.isLeaving() ? Cause.LEAVE : Cause.BALANCE;
  }

  /** Grants and moves what can be granted and moved now. */
  public void tend() {
    Reign reign = state.reign();
    if (reign == null || !reign.table().isDirty()) {
      return;
    }
    boolean mayGrant = state.now() < reign.rounds().basis() + state.config().timing().lease();
    if (!mayGrant || !isSettled(reign)) {
      return;
    }
    Table table = reign.table();
    table.clean();
    if (table.isPlanStale()) {
      plan(reign);
    }
    grantFree(reign);
    move(reign);
  }

  /** Whether it is certain by now what every member holds. */
  private boolean isSettled(Reign reign) {
    boolean all = !reign.isFounding();
    boolean awaited = reign.isFounding();
    if (reign.settledAt() == Reign.UNSETTLED) {
      if (reign.isFounding() && isGathering(reign)) {
        return false;
      }
      for (MemberRecord member : reign.members().all()) {
        all &= member.isEstablished();
        awaited |= member.isAwaited();
      }
      if (awaited && state.now() < reign.waitUntil() && state.config().has(Rule.SETTLED)) {
        return false;
      }
      reign.settled(all ? Tenure.NEVER : state.now());
      reign.touchView();
      if (!all) {
        reign.rounds().demand();
      }
    }
    return reign.rounds().basis() >= reign.settledAt() || !state.config().has(Rule.CONFIRM);
  }

  /**
   * The founders come within a round trip of each other: a plan for the first of them alone would
   * only make moves.
   */
  private boolean isGathering(Reign reign) {
    long patience = FOUNDING_ROUNDS * state.config().timing().heartbeat();
    boolean all = !reign.members().all().isEmpty();
    for (MemberRecord member : reign.members().all()) {
      all &= member.isConfirmed();
    }
    return !all && state.now() < reign.since() + patience;
  }

  private void plan(Reign reign) {
    Table table = reign.table();
    int[] owners = owners(reign);
    int[] current = new int[table.partitions()];
    boolean[] owns = new boolean[reign.members().slots()];
    for (int slot : owners) {
      owns[slot] = true;
    }
    for (int p = 0; p < current.length; p++) {
      int planned = table.isRevoking(p) ? table.target(p) : table.owner(p);
      current[p] = planned != Table.NOBODY && owns[planned] ? planned : Planner.NOBODY;
    }
    int[] target = Planner.plan(current, owners, reign.members().slots());
    for (int p = 0; p < target.length; p++) {
      table.target(p, target[p]);
    }
    table.planned();
  }

  /** Members that may own, in order of seniority. */
  private int[] owners(Reign reign) {
    return state.views().committed().members().stream()
        .map(reign.members()::get)
        .filter(record -> record != null && record.mayOwn())
        .mapToInt(MemberRecord::slot)
        .toArray();
  }

  private void grantFree(Reign reign) {
    Table table = reign.table();
    boolean confirm = state.config().has(Rule.CONFIRM);
    Orders orders = new Orders(state, reign);
    for (int p = table.nextUnowned(0); p != Table.NOBODY; p = table.nextUnowned(p + 1)) {
      boolean confirmed = !confirm || reign.rounds().basis() >= table.freeAt(p);
      if (confirmed && table.target(p) != Table.NOBODY) {
        if (reign.isExhausted()) {
          state.giveWay(reign.term());
          return;
        }
        MemberRecord owner = reign.members().bySlot(table.target(p));
        if (owner.mayOwn()) {
          Cause cause = table.cause(p);
          Grant grant = new Grant(p, reign.nextToken(), previous(reign, p));
          table.grant(p, owner.slot(), grant.token());
          orders.assign(owner, cause, grant);
        }
      }
    }
    orders.send();
  }

  private static @Nullable NodeId previous(Reign reign, int partition) {
    int slot = reign.table().previous(partition);
    return slot == Table.NOBODY ? null : reign.members().bySlot(slot).id();
  }

  private void move(Reign reign) {
    Table table = reign.table();
    if (table.nextMisplaced(0) == Table.NOBODY) {
      return;
    }
    Orders orders = new Orders(state, reign);
    List<Integer> onePhase = new ArrayList<>();
    Room room = new Room(reign);
    int left = state.config().maxMoves() - table.moving();
    for (int p = table.nextMisplaced(0);
        p != Table.NOBODY && left > 0;
        p = table.nextMisplaced(p + 1)) {
      MemberRecord owner = reign.members().bySlot(table.owner(p));
      // Whoever may not own any more is not kept waiting for others.
      if (!owner.mayOwn() || room.take(table.target(p))) {
        Cause cause = why(owner);
        table.revoke(p, cause);
        left--;
        orders.revoke(owner, cause, new Grant(p, table.token(p), null));
        if (!state.config().has(Rule.TWO_PHASE_MOVE)) {
          onePhase.add(p);
        }
      }
    }
    orders.send();
    onePhase.forEach(moved -> table.free(moved, Tenure.NEVER, table.cause(moved)));
  }
}
