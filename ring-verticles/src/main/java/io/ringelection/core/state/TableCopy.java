package io.ringelection.core.state;

import io.ringelection.Assignment;
import io.ringelection.NodeId;
import io.ringelection.core.wire.Placement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member's copy of the leader's table, brought up to date by the answers to its heartbeats. For
 * routing and people only.
 */
public final class TableCopy {
  private final @Nullable NodeId[] owners;
  private final long[] tokens;
  private long revision;
  private boolean changed;

  TableCopy(int partitions) {
    owners = new @Nullable NodeId[partitions];
    tokens = new long[partitions];
  }

  /** Up to which revision of the present leader's table this copy goes. */
  public long revision() {
    return revision;
  }

  /** Another leader counts anew; what is known stays until corrected. */
  void restart() {
    revision = 0;
  }

  /** Applies changes up to {@code to}; answers that arrive out of order are skipped. */
  public void apply(long to, List<Placement> changes) {
    if (to <= revision) {
      return;
    }
    for (Placement change : changes) {
      if (change.partition() < owners.length) {
        owners[change.partition()] = change.owner();
        tokens[change.partition()] = change.token();
        changed = true;
      }
    }
    revision = to;
  }

  /** True when it has changed since the last call. */
  public boolean takeChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }

  public Assignment snapshot() {
    return new Assignment(owners.clone(), tokens.clone());
  }
}
