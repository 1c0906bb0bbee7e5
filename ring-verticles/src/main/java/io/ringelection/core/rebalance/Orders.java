package io.ringelection.core.rebalance;

import io.ringelection.Cause;
import io.ringelection.Grant;
import io.ringelection.core.state.MemberRecord;
import io.ringelection.core.state.NodeState;
import io.ringelection.core.state.Reign;
import io.ringelection.core.wire.Message.Assign;
import io.ringelection.core.wire.Message.Revoke;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the leader tells the members in one step: one message per member and cause, whatever the
 * number of partitions.
 */
final class Orders {
  private record To(int slot, Cause cause) {}

  private final NodeState state;
  private final Reign reign;
  private final Map<To, List<Grant>> assigned = new LinkedHashMap<>();
  private final Map<To, List<Grant>> revoked = new LinkedHashMap<>();

  Orders(NodeState state, Reign reign) {
    this.state = state;
    this.reign = reign;
  }

  void assign(MemberRecord member, Cause cause, Grant grant) {
    assigned.computeIfAbsent(new To(member.slot(), cause), to -> new ArrayList<>()).add(grant);
  }

  void revoke(MemberRecord member, Cause cause, Grant grant) {
    revoked.computeIfAbsent(new To(member.slot(), cause), to -> new ArrayList<>()).add(grant);
  }

  void send() {
    revoked.forEach(
        (to, grants) -> {
          MemberRecord member = reign.members().bySlot(to.slot);
          state.send(member.id(), new Revoke(member.session(), to.cause, grants));
        });
    assigned.forEach(
        (to, grants) -> {
          MemberRecord member = reign.members().bySlot(to.slot);
          state.send(member.id(), new Assign(member.session(), to.cause, grants));
        });
  }
}
