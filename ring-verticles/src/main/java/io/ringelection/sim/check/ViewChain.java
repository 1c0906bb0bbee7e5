package io.ringelection.sim.check;

import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.core.step.Effect;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.SimNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Watches {@link Invariant#VIEW_CHAIN}. In single mode a node may found its ring anew: that is
 * another chain.
 */
final class ViewChain implements Observer {
  private final Map<Long, Map<Integer, View>> chains = new HashMap<>();
  private final Map<NodeId, View> known = new HashMap<>();

  @Override
  public void performing(SimNode node, Effect effect) {
    if (effect instanceof Effect.ViewCommitted committed) {
      View view = committed.view();
      Map<Integer, View> chain = chain(node, view);
      @Nullable View earlier = chain.putIfAbsent(view.number(), view);
      if (earlier != null && !same(earlier, view)) {
        throw broken(node, "commits " + view + ", but committed was " + earlier);
      }
      if (view.number() > 1 && !chain.containsKey(view.number() - 1)) {
        throw broken(node, "commits " + view + ", but the view before it is not committed");
      }
    }
  }

  @Override
  public void stepped(SimNode node) {
    View view = node.core().committed();
    @Nullable View before = known.put(node.id(), view);
    if (before == view || view.isGenesis()) {
      return;
    }
    boolean same = before != null && (before.isGenesis() || isOneRing(node, before, view));
    if (same && before.number() > view.number()) {
      throw broken(node, "goes back from " + before + " to " + view);
    }
    @Nullable View committed = chain(node, view).get(view.number());
    if (committed == null || !same(committed, view)) {
      throw broken(node, "believes in " + view + ", but committed was " + committed);
    }
  }

  private Map<Integer, View> chain(SimNode node, View view) {
    long ring = node.setting().expected() == 1 ? view.foundation() : 0;
    return chains.computeIfAbsent(ring, none -> new HashMap<>());
  }

  private static boolean isOneRing(SimNode node, View one, View other) {
    return node.setting().expected() > 1 || one.foundation() == other.foundation();
  }

  /** A later leader may have to commit a view again, under its own term. */
  private static boolean same(View one, View other) {
    return one.foundation() == other.foundation() && one.sameNodes(other);
  }

  private static Violation broken(SimNode node, String what) {
    return new Violation(Invariant.VIEW_CHAIN, node.id() + " " + what);
  }
}
