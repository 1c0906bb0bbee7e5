package io.ringelection.core.rebalance;

import io.ringelection.core.state.MemberRecord;
import io.ringelection.core.state.Reign;
import io.ringelection.core.state.Table;

/**
 * How many more partitions may be moved to each member now. A member is trusted with one first, and
 * with many times what it has whenever it has shown that it holds that: the congestion window of
 * TCP starts in the same way (RFC 5681, slow start). A partition is without an owner from its
 * release to the moment its new owner has taken it, and a process takes longer at the first time
 * than at any other.
 */
final class Room {
  private final Reign reign;
  private final int[] coming;

  Room(Reign reign) {
    this.reign = reign;
    coming = new int[reign.members().slots()];
    Table table = reign.table();
    for (int p = table.nextMoving(0); p != Table.NOBODY; p = table.nextMoving(p + 1)) {
      int target = table.target(p);
      if (target != Table.NOBODY) {
        coming[target]++;
      }
    }
  }

  /** Whether one more may be moved there; if so, it counts as coming. */
  boolean take(int slot) {
    MemberRecord member = reign.members().bySlot(slot);
    boolean free = member.count() + coming[slot] < member.allowance();
    if (free) {
      coming[slot]++;
    }
    return free;
  }
}
