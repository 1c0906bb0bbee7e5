package io.ringelection.verticles.driver;

import io.ringelection.NodeId;
import io.ringelection.RingOptions;
import io.ringelection.core.step.Timing;
import io.ringelection.verticles.cluster.ClusterHosts;
import io.ringelection.verticles.net.PeerSockets;
import io.ringelection.verticles.transport.EventBusTransport;
import io.ringelection.verticles.transport.LinkedTransport;
import io.ringelection.verticles.transport.Transport;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.cluster.ClusterManager;
import java.util.List;
import java.util.function.Supplier;

/** Chooses how a node's messages travel. */
final class Transports {
  private Transports() {}

  /** Inside one process the event bus needs no cluster manager, and no connections beside it. */
  static Transport of(
      RingOptions options, NodeId self, ContextInternal context, PeerSockets sockets) {
    Timing timing = NodeConfigs.timing(options);
    EventBusTransport bus =
        new EventBusTransport(
            context.owner().eventBus(),
            options.getName(),
            self,
            timing.lease(),
            timing.heartbeat(),
            System::nanoTime);
    boolean direct = context.owner().isClustered() && options.getLinkPort() >= 0;
    return direct
        ? new LinkedTransport(
            context,
            self,
            bus,
            sockets,
            timing.heartbeat(),
            System::nanoTime,
            options.getLinkPort(),
            doors(options, context.owner().clusterManager()))
        : bus;
  }

  /** Where all take messages at one port, it is known where without being told. */
  private static Supplier<List<SocketAddress>> doors(RingOptions options, ClusterManager manager) {
    int port = options.getLinkPort();
    if (port == 0) {
      return List::of;
    }
    ClusterHosts hosts = ClusterHosts.known();
    return () ->
        hosts.others(manager).stream()
            .map(host -> SocketAddress.inetSocketAddress(port, host))
            .toList();
  }
}
