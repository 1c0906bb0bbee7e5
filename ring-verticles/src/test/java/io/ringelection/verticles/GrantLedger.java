package io.ringelection.verticles;

import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.OwnershipEvent;
import io.ringelection.RingAddresses;
import io.ringelection.RingEvent;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Keeps account of all ownership events of a ring. Embedded nodes share one event loop, so their
 * events come here in the order in which they became true: a partition that is assigned while
 * somebody owns it is a fault.
 */
final class GrantLedger implements OwnershipEvent.EndVisitor<Void> {
  private final Map<Integer, NodeId> owners = new HashMap<>();
  private final Map<Integer, Long> tokens = new HashMap<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private volatile long grants;
  private volatile int owned;

  private GrantLedger() {}

  static GrantLedger of(Vertx vertx, String ring) {
    GrantLedger ledger = new GrantLedger();
    vertx
        .eventBus()
        .<JsonObject>consumer(
            RingAddresses.partitions(ring),
            message ->
                OwnershipEvent.read(message.body()).ifPresent(event -> event.accept(ledger)));
    return ledger;
  }

  /** How many partitions have been assigned so far, each as often as it was. */
  long grants() {
    return grants;
  }

  /** How many partitions have an owner. */
  int owned() {
    return owned;
  }

  List<String> faults() {
    return faults;
  }

  @Override
  public Void assigned(RingEvent.Assigned event) {
    for (Grant grant : event.grants()) {
      NodeId former = owners.put(grant.partition(), event.node());
      Long token = tokens.put(grant.partition(), grant.token());
      if (former != null || (token != null && token >= grant.token())) {
        faults.add(event + " while " + former + " owns it, the last token was " + token);
      }
    }
    grants += event.grants().size();
    owned = owners.size();
    return null;
  }

  @Override
  public Void revoking(RingEvent.Revoking event) {
    return null;
  }

  @Override
  public Void ended(OwnershipEvent event) {
    for (Grant grant : event.grants()) {
      if (!owners.remove(grant.partition(), event.node())) {
        faults.add(event + " by a node that does not own " + grant.partition());
      }
    }
    owned = owners.size();
    return null;
  }
}
