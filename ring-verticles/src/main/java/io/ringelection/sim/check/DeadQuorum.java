package io.ringelection.sim.check;

import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.sim.world.SimNode;
import io.ringelection.sim.world.World;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells a ring that cannot go on, because too many voters are gone for ever, from one that does not
 * go on although it could. The first stays stopped by design: nobody else may decide.
 */
public final class DeadQuorum {
  private final World world;
  private final Set<NodeId> founders;
  private boolean pending;

  /** {@code founders} may have voted in the founding. */
  public DeadQuorum(World world, Set<NodeId> founders) {
    this.world = world;
    this.founders = founders;
  }

  /** What cannot be decided any more, in a sentence; empty when some node can collect its votes. */
  public String reason() {
    Set<NodeId> live = new LinkedHashSet<>();
    int newest = 0;
    for (SimNode node : world.live()) {
      live.add(node.id());
      newest = Math.max(newest, node.core().committed().number());
    }
    String reason = "nobody is left";
    for (SimNode node : world.live()) {
      View committed = node.core().committed();
      @Nullable View next = node.core().pending();
      if (next != null && next.number() == newest + 1 && !next.hasMajority(live)) {
        pending = true;
        return "live are " + live + ", pending is " + next;
      }
      if (committed.number() == newest) {
        if (canDecide(committed, live)) {
          reason = "";
        } else {
          return "live are " + live + ", committed is " + committed;
        }
      }
    }
    return reason;
  }

  /**
   * True when the reason is a proposed view: its own majority is gone, and since somebody has
   * accepted it nobody can know that it was not chosen.
   */
  public boolean isPending() {
    return pending;
  }

  private boolean canDecide(View view, Set<NodeId> live) {
    if (!view.isGenesis()) {
      return view.hasMajority(live);
    }
    Set<NodeId> left = new HashSet<>(founders);
    left.retainAll(live);
    return view.hasMajority(left);
  }
}
