package io.ringelection.core.heartbeat;

import io.ringelection.Grant;
import io.ringelection.core.state.MemberRecord;
import io.ringelection.core.state.NodeState;
import io.ringelection.core.state.Reign;
import io.ringelection.core.state.Table;
import io.ringelection.core.state.Tenure;
import io.ringelection.core.step.Rule;
import io.ringelection.core.wire.Message.Heartbeat;
import io.ringelection.core.wire.Message.HeartbeatAck;
import io.ringelection.core.wire.Message.Wanted;
import io.ringelection.core.wire.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers to heartbeats. Each grants a lease, never beyond basis + D; repairs what the member holds
 * when the digests differ; and carries changes of the table that the member has not copied yet, a
 * bounded number at a time.
 */
final class Answers {
  private static final int MAX_CHANGES = 4096;

  private final NodeState state;

  Answers(NodeState state) {
    this.state = state;
  }

  void renew(Reign reign, MemberRecord member, Heartbeat heartbeat) {
    boolean same = heartbeat.count() == member.count() && heartbeat.digest() == member.digest();
    // A revocation changes no digest: it is repeated until the partitions are released.
    boolean agreed = same && member.revoking() == 0;
    if (same && member.agreed()) {
      reign.table().touch();
    }
    renew(reign, member, heartbeat.sentAt(), agreed ? null : wanted(reign.table(), member, !same));
  }

  void renew(Reign reign, MemberRecord member, long sentAt) {
    renew(reign, member, sentAt, null);
  }

  private void renew(Reign reign, MemberRecord member, long sentAt, @Nullable Wanted wanted) {
    long lease = state.config().timing().lease();
    long basis = state.config().has(Rule.BASIS) ? reign.rounds().basis() : state.now();
    long duration = Math.min(lease, basis + lease - state.now());
    if (duration <= 0) {
      member.unanswered(sentAt);
      return;
    }
    member.unanswered(Tenure.NEVER);
    member.renew(state.now() + duration);
    long from = member.copiedRevision();
    boolean copies = !state.isSelf(member.id());
    long to = copies ? upTo(reign.table(), from) : from;
    List<Placement> changes = from == to ? List.of() : changes(reign, from, to);
    state.send(
        member.id(), new HeartbeatAck(member.session(), sentAt, duration, wanted, to, changes));
  }

  void answerWaiting(Reign reign) {
    for (MemberRecord member : reign.members().all()) {
      if (member.isEstablished() && member.unansweredSentAt() != Tenure.NEVER) {
        renew(reign, member, member.unansweredSentAt());
      }
    }
  }

  private static Wanted wanted(Table table, MemberRecord member, boolean whole) {
    List<Grant> assigned = new ArrayList<>();
    List<Grant> revoked = new ArrayList<>();
    for (int p = 0; p < table.partitions(); p++) {
      if (table.owner(p) == member.slot() && (whole || table.isRevoking(p))) {
        (table.isRevoking(p) ? revoked : assigned).add(new Grant(p, table.token(p), null));
      }
    }
    return new Wanted(assigned, revoked);
  }

  /**
   * The revision up to which at most {@link #MAX_CHANGES} entries have changed since {@code from}.
   */
  private static long upTo(Table table, long from) {
    if (table.revision() - from <= MAX_CHANGES) {
      return table.revision();
    }
    long[] later =
        IntStream.range(0, table.partitions())
            .mapToLong(table::changedAt)
            .filter(at -> at > from)
            .sorted()
            .toArray();
    return later.length <= MAX_CHANGES ? table.revision() : later[MAX_CHANGES - 1];
  }

  private static List<Placement> changes(Reign reign, long from, long to) {
    Table table = reign.table();
    List<Placement> changes = new ArrayList<>((int) Math.min(MAX_CHANGES, to - from));
    for (int p = 0; p < table.partitions(); p++) {
      if (table.changedAt(p) > from && table.changedAt(p) <= to) {
        int owner = table.owner(p);
        changes.add(
            new Placement(
                p,
                owner == Table.NOBODY ? null : reign.members().bySlot(owner).id(),
                table.token(p)));
      }
    }
    return changes;
  }
}
