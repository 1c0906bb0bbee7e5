package io.ringelection.core.state;

import io.ringelection.NodeId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members a leader has to do with in its term, each with a slot of its own. */
public final class MemberDirectory {
  private final Map<NodeId, MemberRecord> byId = new LinkedHashMap<>();
  private final List<MemberRecord> bySlot = new ArrayList<>();

  /** The record of {@code node}, null when it is no member. */
  public @Nullable MemberRecord get(@Nullable NodeId node) {
    return byId.get(node);
  }

  /** Adds a member from which leases may run until {@code leaseEnd}. */
  public MemberRecord add(NodeId node, long now, long leaseEnd) {
    MemberRecord record = new MemberRecord(node, bySlot.size(), now, leaseEnd);
    byId.put(node, record);
    bySlot.add(record);
    return record;
  }

  public MemberRecord bySlot(int slot) {
    return bySlot.get(slot);
  }

  /** Number of slots given out. */
  public int slots() {
    return bySlot.size();
  }

  public Collection<MemberRecord> all() {
    return Collections.unmodifiableCollection(byId.values());
  }
}
