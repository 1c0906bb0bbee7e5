package io.ringelection.chaos.node;

import io.ringelection.Beat;
import io.ringelection.NodeId;
import io.ringelection.OwnershipEvent;
import io.ringelection.Ring;
import io.ringelection.RingAddresses;
import io.ringelection.RingEvent;
import io.ringelection.RingFeed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What an application on this Vert.x hears of the ring: when a plain subscriber of {@code
 * ring.partitions} last heard of each node, and who owns what as a {@link RingFeed} tells it.
 */
final class Ears {
  private static final long AGAIN_MILLIS = 1000;

  private final Vertx vertx;
  private final String ring;
  private final Map<String, Long> heard = new TreeMap<>();
  private final Map<Integer, Holder> holders = new TreeMap<>();

  private record Holder(String node, long token) {}

  Ears(Vertx vertx, Ring ring) {
    this.vertx = vertx;
    this.ring = ring.options().getName();
  }

  /** Subscribes, as often as it takes: a cluster manager that moves its data may not answer. */
  void open() {
    again(this::plain);
    again(() -> RingFeed.follow(vertx, ring, this::told));
  }

  private Future<Void> plain() {
    return vertx
        .eventBus()
        .<JsonObject>consumer(RingAddresses.partitions(ring), message -> hear(message.body()))
        .completion();
  }

  private void again(Supplier<Future<?>> subscription) {
    subscription
        .get()
        .onFailure(deaf -> vertx.setTimer(AGAIN_MILLIS, timer -> again(subscription)));
  }

  private synchronized void hear(JsonObject json) {
    Optional<NodeId> node =
        RingEvent.read(json).map(RingEvent::node).or(() -> Beat.read(json).map(Beat::node));
    node.ifPresent(id -> heard.put(id.toString(), System.nanoTime()));
  }

  private synchronized void told(RingEvent event) {
    String node = event.node().toString();
    boolean begins = event instanceof RingEvent.Assigned;
    boolean ends = event instanceof RingEvent.Revoked || event instanceof RingEvent.Lost;
    if (!(event instanceof OwnershipEvent change)) {
      return;
    }
    change
        .grants()
        .forEach(
            grant -> {
              Holder now = holders.get(grant.partition());
              if (begins && (now == null || now.token < grant.token())) {
                holders.put(grant.partition(), new Holder(node, grant.token()));
              } else if (ends && now != null && now.token == grant.token()) {
                holders.remove(grant.partition());
              }
            });
  }

  /**
   * When each node was heard last, and how many partitions each owns as far as the feed knows. Also
   * asks all nodes to speak, so that who asks twice knows of every node whether it is heard.
   */
  synchronized JsonObject heard() {
    vertx
        .eventBus()
        .publish(RingAddresses.state(ring), new JsonObject().put("version", RingEvent.VERSION));
    JsonObject plain = new JsonObject();
    heard.forEach(plain::put);
    Map<String, Integer> counts = new TreeMap<>();
    holders.values().forEach(holder -> counts.merge(holder.node, 1, Integer::sum));
    JsonObject feed = new JsonObject();
    counts.forEach(feed::put);
    return new JsonObject().put("heard", plain).put("feed", feed);
  }
}
