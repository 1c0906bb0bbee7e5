package io.ringelection;

import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;

/** Options of a clustered {@code Vertx} that suit a ring. */
public final class ClusterOptions {
  private static final int CONNECT_TIMEOUT_MILLIS = 1000;

  private ClusterOptions() {}

  /**
   * New options, to which the caller adds host and port: the event bus gives a connection up whose
   * peer acknowledges nothing for as long as a lease, where a healed network would else rain
   * messages of a minute ago; one second to connect; the native transport, because only it can do
   * the first. On Linux that takes {@code io.netty:netty-transport-native-epoll} with the
   * classifier of the machine; without it the transport of the JDK is used.
   *
   * @param ring the options of the nodes that will live on that {@code Vertx}
   */
  public static VertxOptions forRing(RingOptions ring) {
    EventBusOptions bus = new EventBusOptions();
    bus.setTcpUserTimeout(Math.toIntExact(ring.getLeaseMillis()));
    bus.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
    return new VertxOptions().setPreferNativeTransport(true).setEventBusOptions(bus);
  }
}
