package io.ringelection.sim.check;

import io.ringelection.View;
import io.ringelection.core.step.Effect;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.SimNode;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Watches {@link Invariant#LEASED_MEMBER}. */
final class LeasedMember implements Observer {
  private final Set<SimNode> leased = new LinkedHashSet<>();
  private @Nullable View newest;

  @Override
  public void performing(SimNode node, Effect effect) {
    if (effect instanceof Effect.LeaseUntil lease
        && node.now() < lease.until()
        && node.claims().isReadable()) {
      leased.add(node);
      check(node, lease.until());
    } else if (effect instanceof Effect.ViewCommitted committed
        && (newest == null || committed.view().number() > newest.number())) {
      newest = committed.view();
      leased.removeIf(each -> !each.isAlive() || !each.claims().leased(each.realNow()));
      for (SimNode each : leased) {
        check(each, each.claims().leaseUntil());
      }
    }
  }

  private void check(SimNode node, long until) {
    if (newest == null || !newest.hasMember(node.id())) {
      throw new Violation(
          Invariant.LEASED_MEMBER,
          node.id() + " has a lease for " + (until - node.now()) + " ns, but newest is " + newest);
    }
  }
}
