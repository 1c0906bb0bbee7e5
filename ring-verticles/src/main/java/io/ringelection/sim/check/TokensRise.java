package io.ringelection.sim.check;

import io.ringelection.Grant;
import io.ringelection.Token;
import io.ringelection.core.step.Effect;
import io.ringelection.sim.world.Claims;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.SimNode;

/**
 * Watches {@link Invariant#TOKENS_RISE}, when an ownership begins: with a grant while the lease
 * lives, or with a lease that lives again. What a node tells after a pause, when its lease is over,
 * is no ownership.
 */
final class TokensRise implements Observer {
  private long[] highest = new long[0];

  @Override
  public void performing(SimNode node, Effect effect) {
    Claims claims = node.claims();
    if (highest.length == 0) {
      highest = new long[claims.partitions()];
    }
    boolean leased = claims.leased(node.realNow());
    if (effect instanceof Effect.Assigned assigned && leased) {
      for (Grant grant : assigned.grants()) {
        begins(node, grant.partition(), grant.token(), 1);
      }
    } else if (effect instanceof Effect.LeaseUntil lease
        && !leased
        && node.now() < lease.until()
        && claims.isReadable()) {
      for (int p = 0; p < highest.length; p++) {
        if (claims.token(p) != 0) {
          begins(node, p, claims.token(p), 0);
        }
      }
    }
  }

  private void begins(SimNode node, int partition, long token, int rise) {
    if (token < highest[partition] + rise) {
      throw new Violation(
          Invariant.TOKENS_RISE,
          node.id()
              + " gets partition "
              + partition
              + " with token "
              + Token.format(token)
              + ", but token "
              + Token.format(highest[partition])
              + " was in use before");
    }
    highest[partition] = token;
  }
}
