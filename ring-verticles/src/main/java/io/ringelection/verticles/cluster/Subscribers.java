package io.ringelection.verticles.cluster;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.spi.cluster.ClusterManager;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the application's subscriptions to the ring's events alive. After a split a cluster manager
 * can lose some of them for ever, and nobody is told. The event bus sends an event to a node when
 * one subscription of that node is known, and the node gives it to all its consumers: so where
 * subscriptions were known once and are not any more, a silent consumer of the ring's own takes
 * their place.
 *
 * <p>When the application itself has ended its subscription or never had one, that consumer is not
 * needed and costs a little traffic.
 */
final class Subscribers {
  private final EventBus bus;
  private final KnownConsumers consumers;
  private final List<String> addresses;
  private final Set<String> known = new HashSet<>();
  private final Map<String, MessageConsumer<Object>> ours = new HashMap<>();

  Subscribers(EventBus bus, ClusterManager manager, List<String> addresses) {
    this.bus = bus;
    this.consumers = new KnownConsumers(manager);
    this.addresses = addresses;
  }

  /**
   * To be called on the node's context, now and then and some times after a split has healed. Fails
   * when the cluster manager does not tell who is registered.
   */
  Future<Void> check() {
    return Future.join(addresses.stream().map(this::check).toList()).mapEmpty();
  }

  private Future<Void> check(String address) {
    return consumers.at(address).onSuccess(here -> note(address, here)).mapEmpty();
  }

  private void note(String address, boolean here) {
    if (here) {
      known.add(address);
    } else if (known.contains(address)) {
      renew(address);
    }
  }

  /** Others are told of it as of any new consumer, and look up the address again. */
  private void renew(String address) {
    MessageConsumer<Object> before = ours.put(address, bus.consumer(address, event -> {}));
    if (before != null) {
      before.unregister().onComplete(ended -> {});
    }
  }

  /**
   * After a split has healed: others may have a stale list of who subscribes. At all addresses: a
   * subscription that was made during the split or shortly before and is lost was never seen here.
   * Where nobody subscribes that costs the events a way in vain, which is cheaper than an
   * application that hears nothing for ever.
   */
  void announce() {
    known.addAll(addresses);
    addresses.forEach(this::renew);
  }

  void close() {
    ours.values().forEach(consumer -> consumer.unregister().onComplete(ended -> {}));
    ours.clear();
  }
}
