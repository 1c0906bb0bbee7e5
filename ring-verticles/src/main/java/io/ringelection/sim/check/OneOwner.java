package io.ringelection.sim.check;

import io.ringelection.Grant;
import io.ringelection.Token;
import io.ringelection.core.step.Effect;
import io.ringelection.ledger.SingleOwner;
import io.ringelection.sim.world.Claims;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.SimNode;

/**
 * Watches {@link Invariant#ONE_OWNER}, with the judge that also reads the ledgers of real
 * processes. Ownership begins only with a grant or with a lease that was over and is valid again:
 * at these two moments the judge is asked.
 */
final class OneOwner implements Observer {
  private final SingleOwner<SimNode> judge =
      new SingleOwner<>(
          (node, partition, real) -> node.isAlive() && node.claims().owns(partition, real));

  @Override
  public void performing(SimNode node, Effect effect) {
    Claims claims = node.claims();
    if (effect instanceof Effect.Assigned assigned && claims.leased(node.realNow())) {
      for (Grant grant : assigned.grants()) {
        owns(node, grant.partition(), grant.token());
      }
    } else if (effect instanceof Effect.LeaseUntil lease
        && node.now() < lease.until()
        && claims.isReadable()
        && !claims.leased(node.realNow())) {
      for (int p = 0; p < claims.partitions(); p++) {
        if (claims.token(p) != 0) {
          owns(node, p, claims.token(p));
        }
      }
    }
  }

  private void owns(SimNode node, int partition, long token) {
    SimNode other = judge.begins(partition, node, node.realNow());
    if (other != null) {
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
  }
}
