package io.ringelection.sim.check;

import io.ringelection.Token;
import io.ringelection.core.RingNode;
import io.ringelection.sim.world.Claims;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.SimNode;

/**
 * Watches {@link Invariant#SAME_HOLDINGS}: all partitions of a small ring after each step, one
 * after the other of a large one.
 */
final class SameHoldings implements Observer {
  private static final int SMALL = 64;
  private int next;

  @Override
  public void stepped(SimNode node) {
    Claims claims = node.claims();
    RingNode core = node.core();
    boolean leaseDiffers =
        core.leaseEnd() != claims.leaseUntil()
            && (node.now() < core.leaseEnd() || node.now() < claims.leaseUntil());
    if (leaseDiffers || core.owned() != claims.count()) {
      throw broken(
          node,
          "lease until "
              + core.leaseEnd()
              + " and "
              + core.owned()
              + " partitions, told were "
              + claims.leaseUntil()
              + " and "
              + claims.count());
    }
    int look = Math.min(claims.partitions(), SMALL);
    for (int i = 0; i < look; i++) {
      check(node, next++ % claims.partitions());
    }
    next %= claims.partitions();
  }

  private static void check(SimNode node, int partition) {
    long held = node.core().token(partition);
    long told = node.claims().token(partition);
    boolean owns = node.claims().owns(partition, node.realNow());
    boolean readable = node.claims().isReadable();
    if (held != told || readable && owns != node.core().owns(partition, node.now())) {
      throw broken(
          node,
          "partition "
              + partition
              + " with token "
              + Token.format(held)
              + ", told was "
              + Token.format(told));
    }
  }

  private static Violation broken(SimNode node, String what) {
    return new Violation(Invariant.SAME_HOLDINGS, node.id() + " holds " + what);
  }
}
