package io.ringelection.verticles.driver;

import io.ringelection.Beat;
import io.ringelection.Cause;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.OwnershipEvent;
import io.ringelection.RingAddresses;
import io.ringelection.RingEvent;
import io.ringelection.View;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Tells what has become true: ownership events to the application's handlers and to the event bus,
 * leaderships and views to the event bus. {@link RingAddresses} has the contract.
 */
final class Facts {
  /** More partitions than this become several events, so that a message stays below 100 KB. */
  static final int CHUNK = 1024;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final EventBus bus;
  private final String ring;
  private final NodeId self;
  private final Listeners listeners;
  private long sequence;

  Facts(EventBus bus, String ring, NodeId self, Listeners listeners) {
    this.bus = bus;
    this.ring = ring;
    this.self = self;
    this.listeners = listeners;
  }

  /** Number of the last event, 0 before the first. */
  long sequence() {
    return sequence;
  }

  void assigned(Cause cause, List<Grant> grants) {
    tell(grants, part -> new RingEvent.Assigned(ring, self, sequence, cause, part), Facts::ignore);
  }

  /**
   * Tells that partitions shall be handed off.
   *
   * @param limit nanoseconds
   * @param done called for each part of {@code grants} when the application is done with it; at
   *     once when no handler is set, and on any thread
   */
  void revoking(Cause cause, List<Grant> grants, long limit, BiConsumer<List<Grant>, Object> done) {
    long millis = limit / NANOS_PER_MILLI;
    tell(
        grants,
        part -> new RingEvent.Revoking(ring, self, sequence, cause, part, millis),
        (part, heard) -> heard.onComplete(ended -> done.accept(part, ended)));
  }

  void revoked(Cause cause, List<Grant> grants) {
    tell(grants, part -> new RingEvent.Revoked(ring, self, sequence, cause, part), Facts::ignore);
  }

  void lost(Cause cause, List<Grant> grants) {
    tell(grants, part -> new RingEvent.Lost(ring, self, sequence, cause, part), Facts::ignore);
  }

  void beat() {
    bus.publish(RingAddresses.partitions(ring), new Beat(ring, self, sequence).toJson());
  }

  void led(long term) {
    bus.publish(RingAddresses.leader(ring), about(term));
  }

  void viewCommitted(long term, View view) {
    bus.publish(
        RingAddresses.members(ring),
        about(term)
            .put("view", view.number())
            .put("members", names(view.members()))
            .put("voters", names(view.voters())));
  }

  private JsonObject about(long term) {
    return new JsonObject()
        .put("version", RingEvent.VERSION)
        .put("ring", ring)
        .put("term", term)
        .put("leader", self.toString());
  }

  private static JsonArray names(List<NodeId> nodes) {
    return new JsonArray(nodes.stream().map(NodeId::toString).toList());
  }

  private interface Maker {
    OwnershipEvent make(List<Grant> part);
  }

  private void tell(List<Grant> grants, Maker maker, BiConsumer<List<Grant>, Future<Void>> heard) {
    for (int from = 0; from < grants.size(); from += CHUNK) {
      List<Grant> part = List.copyOf(grants.subList(from, Math.min(grants.size(), from + CHUNK)));
      sequence++;
      OwnershipEvent event = maker.make(part);
      bus.publish(RingAddresses.partitions(ring), event.toJson());
      heard.accept(part, event.accept(listeners));
    }
  }

  private static void ignore(List<Grant> part, Future<Void> heard) {
    // The handlers' own failures are logged where they happen.
  }
}
