package io.ringelection.sim.check;

import io.ringelection.Grant;
import io.ringelection.Token;
import io.ringelection.core.step.Effect;
import io.ringelection.sim.world.Claims;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.SimNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Watches {@link Invariant#ONE_OWNER}. For each partition it keeps the last node that owned it.
 * Ownership ends by itself, but it begins only with a grant or with a lease that was over and is
 * valid again: at these two moments the last owner must have ended. So whoever owns is always the
 * one kept, and each event costs only what it changes.
 */
final class OneOwner implements Observer {
  private @Nullable SimNode[] last = new @Nullable SimNode[0];

  @Override
  public void performing(SimNode node, Effect effect) {
    Claims claims = node.claims();
    if (last.length != claims.partitions()) {
      last = Arrays.copyOf(last, claims.partitions());
    }
    if (effect instanceof Effect.Assigned assigned && claims.leased(node.realNow())) {
      for (Grant grant : assigned.grants()) {
        owns(node, grant.partition(), grant.token());
      }
    } else if (effect instanceof Effect.LeaseUntil lease
        && node.now() < lease.until()
        && claims.isReadable()
        && !claims.leased(node.realNow())) {
      for (int p = 0; p < last.length; p++) {
        if (claims.token(p) != 0) {
          owns(node, p, claims.token(p));
        }
      }
    }
  }

  private void owns(SimNode node, int partition, long token) {
    SimNode other = last[partition];
    if (other != null
        && other != node
        && other.isAlive()
        && other.claims().owns(partition, node.realNow())) {
      throw new Violation(
          Invariant.ONE_OWNER,
          "partition "
              + partition
              + " is owned by "
              + other.id()
              + " with token "
              + Token.format(other.claims().token(partition))
              + " for another "
              + (other.claims().leaseUntil() - other.now())
              + " ns, and by "
              + node.id()
              + " with token "
              + Token.format(token));
    }
    last[partition] = node;
  }
}
