package io.ringelection.scheduler;

import io.ringelection.RingOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;

/** Makes the Vertx that the nodes of this process live on. */
final class Hosts {
  private static final int CONNECT_TIMEOUT_MILLIS = 1000;

  private Hosts() {}

  /** Clustered or not, as the settings say. */
  static Future<Vertx> make(Settings settings, RingOptions ring) {
    return settings.cluster
        ? Vertx.clusteredVertx(clustered(settings, ring))
        : Future.succeededFuture(Vertx.vertx());
  }

  /**
   * A connection whose peer does not acknowledge for as long as a lease is closed by the kernel:
   * after a broken network healed, the ring would else wait for minutes-old messages to trickle in.
   * Only the native transport can do that.
   */
  static VertxOptions clustered(Settings settings, RingOptions ring) {
    EventBusOptions bus =
        new EventBusOptions()
            .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
            .setTcpUserTimeout((int) ring.getLeaseMillis())
            .setPort(settings.busPort);
    if (settings.busHost != null) {
      bus.setHost(settings.busHost);
    }
    return new VertxOptions().setPreferNativeTransport(true).setEventBusOptions(bus);
  }
}
