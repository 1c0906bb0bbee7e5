package io.ringelection.sim.check;

import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Message;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.SimNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Watches the other half of {@link Invariant#LEASE_BOUND}: a lease of an older term ends before
 * lastAck + Dw of some voter whose promise made a newer leader. It overhears promises and
 * acknowledgements and works that time out by itself; no later renewal may go beyond it either.
 */
final class PromiseBound implements Observer {
  private record Promise(NodeId voter, long term) {}

  private record Lease(long term, long end) {}

  private final LastAcks acks = new LastAcks();
  private final Map<Promise, Long> overByPromise = new HashMap<>();
  private final Map<Promise, Set<NodeId>> promisedTo = new HashMap<>();
  private final NavigableMap<Long, Long> overByTerm = new TreeMap<>();
  private final Map<SimNode, Lease> leases = new HashMap<>();

  @Override
  public void taking(SimNode node, Input input) {
    if (input instanceof Input.Received received
        && received.envelope().message() instanceof Message.Promise promise
        && promise.granted()) {
      promisedTo
          .computeIfAbsent(
              new Promise(node.id(), received.envelope().term()), none -> new HashSet<>())
          .add(received.envelope().from());
    }
  }

  @Override
  public void performing(SimNode node, Effect effect) {
    acks.performing(node, effect);
    if (effect instanceof Effect.Send send
        && send.envelope().message() instanceof Message.Promise promise
        && promise.granted()) {
      overByPromise.put(new Promise(node.id(), send.envelope().term()), acks.over(node));
    } else if (effect instanceof Effect.Led led) {
      elected(node, led.term());
    } else if (effect instanceof Effect.LeaseUntil lease
        && node.now() < lease.until()
        && node.claims().isReadable()) {
      Lease granted = new Lease(node.core().term(), node.clock().reaches(lease.until()));
      leases.put(node, granted);
      overByTerm
          .tailMap(granted.term(), false)
          .forEach((term, over) -> check(node, granted, term, over));
    }
  }

  @Override
  public void stepped(SimNode node) {
    acks.stepped(node);
  }

  @Override
  public void ending(SimNode node) {
    leases.remove(node);
  }

  private void elected(SimNode leader, long term) {
    if (leader.core().committed().isGenesis()) {
      return;
    }
    long over = acks.over(leader);
    for (NodeId voter : promisedTo.getOrDefault(new Promise(leader.id(), term), Set.of())) {
      if (votes(leader, voter)) {
        over = Math.max(over, overByPromise.getOrDefault(new Promise(voter, term), 0L));
      }
    }
    overByTerm.put(term, over);
    long latest = over;
    leases.keySet().removeIf(node -> !node.claims().leased(node.realNow()));
    leases.forEach(
        (node, lease) -> {
          if (lease.term() < term) {
            check(node, lease, term, latest);
          }
        });
  }

  private static boolean votes(SimNode leader, NodeId node) {
    @Nullable View pending = leader.core().pending();
    return leader.core().committed().hasVoter(node) || (pending != null && pending.hasVoter(node));
  }

  private static void check(SimNode node, Lease lease, long term, long over) {
    if (lease.end() > over) {
      throw new Violation(
          Invariant.LEASE_BOUND,
          node.id()
              + " has a lease of term "
              + lease.term()
              + " until "
              + lease.end()
              + ", but who promised term "
              + term
              + " waits until "
              + over
              + " at most");
    }
  }
}
