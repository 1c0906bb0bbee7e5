package io.ringelection.scheduler;

import io.ringelection.ClusterOptions;
import io.ringelection.RingOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/** Makes the Vertx that the nodes of this process live on. */
final class Hosts {
  private Hosts() {}

  /** Clustered or not, as the settings say. */
  static Future<Vertx> make(Settings settings, RingOptions ring) {
    return settings.cluster
        ? Vertx.clusteredVertx(clustered(settings, ring))
        : Future.succeededFuture(Vertx.vertx());
  }

  private static VertxOptions clustered(Settings settings, RingOptions ring) {
    VertxOptions options = ClusterOptions.forRing(ring);
    options.getEventBusOptions().setPort(settings.busPort);
    if (settings.busHost != null) {
      options.getEventBusOptions().setHost(settings.busHost);
    }
    return options;
  }
}
