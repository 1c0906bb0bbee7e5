package io.ringelection.ledger;

import io.ringelection.OwnershipEvent;
import java.util.function.Consumer;

/**
 * An event as the application was told it.
 *
 * @param kind ASSIGNED, REVOKED or LOST
 * @param event what was told
 * @param at when, in nanoseconds of the monotonic clock
 */
record Told(Entry.Kind kind, OwnershipEvent event, long at) {
  void write(Consumer<Entry> ledger) {
    String node = event.node().toString();
    event
        .grants()
        .forEach(
            grant ->
                ledger.accept(new Entry(kind, node, at, at, grant.partition(), grant.token())));
  }
}
