package io.ringelection.verticles;

import io.ringelection.RingOptions;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;

/** Options of a clustered {@code Vertx} that suit a ring; the package documentation says why. */
public final class ClusterOptions {
  private static final int CONNECT_TIMEOUT_MILLIS = 1000;

  private ClusterOptions() {}

  /**
   * New options: native transport, TCP user timeout at the lease's length, one second to connect.
   * The caller adds host and port.
   */
  public static VertxOptions forRing(RingOptions ring) {
    EventBusOptions bus = new EventBusOptions();
    bus.setTcpUserTimeout(Math.toIntExact(ring.getLeaseMillis()));
    bus.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
    return new VertxOptions().setPreferNativeTransport(true).setEventBusOptions(bus);
  }
}
