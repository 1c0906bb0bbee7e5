package io.ringelection.sim.check;

import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.sim.world.SimNode;
import io.ringelection.sim.world.World;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells a ring that cannot go on, because too many voters are gone for ever, from one that does not
 * go on although it could. The first stays stopped by design: nobody else may decide.
 */
public final class DeadQuorum {
  private final World world;
  private final Set<NodeId> founders;

  /** {@code founders} may have voted in the founding. */
  public DeadQuorum(World world, Set<NodeId> founders) {
    this.world = world;
    this.founders = founders;
  }

  /** True when no node that runs can collect the votes it needs. */
  public boolean isDead() {
    Set<NodeId> live = new HashSet<>();
    int newest = 0;
    for (SimNode node : world.live()) {
      live.add(node.id());
      newest = Math.max(newest, node.core().committed().number());
    }
    boolean possible = false;
    for (SimNode node : world.live()) {
      @Nullable View pending = node.core().pending();
      if (pending != null && pending.number() == newest + 1 && !pending.hasMajority(live)) {
        return true;
      }
      if (node.core().committed().number() == newest) {
        possible |= canDecide(node.core().committed(), live);
      }
    }
    return !possible;
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
