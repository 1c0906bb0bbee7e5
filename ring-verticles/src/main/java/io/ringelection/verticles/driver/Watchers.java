package io.ringelection.verticles.driver;

import io.ringelection.NodeId;
import io.ringelection.RingOptions;
import io.ringelection.View;
import io.ringelection.verticles.beacon.DeathWatch;
import io.ringelection.verticles.net.PeerSockets;
import io.ringelection.verticles.transport.Place;
import io.ringelection.verticles.transport.Transport;
import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.cluster.NodeInfo;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whom this node watches, and who can watch it: on the ring, the nodes just after another one watch
 * that. On the node's context.
 */
final class Watchers {
  private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);
  private static final String LOOPBACK = "127.0.0.1";

  private final NodeId self;
  private final int count;
  private final int port;
  private final VertxInternal vertx;
  private final Transport transport;
  private final DeathWatch watch;

  /**
   * Nobody watches anybody yet.
   *
   * @param dead told on the node's context of each watched node that is proved dead
   */
  Watchers(
      RingOptions options,
      NodeId self,
      ContextInternal context,
      Transport transport,
      PeerSockets sockets,
      Consumer<NodeId> dead) {
    this.self = self;
    this.count = options.getWatchers();
    this.port = options.getBeaconPort();
    this.vertx = context.owner();
    this.transport = transport;
    this.watch =
        new DeathWatch(
            vertx,
            context.nettyEventLoop(),
            sockets,
            options.getName(),
            self,
            node -> context.runOnContext(turn -> dead.accept(node)));
  }

  /** Lights this node's beacon; tells where, with port 0 when it has none. Never fails. */
  Future<Place> light() {
    return host().compose(this::light);
  }

  private Future<Place> light(String host) {
    if (count == 0) {
      return Future.succeededFuture(new Place(host, 0, 0));
    }
    return watch
        .light(host, port)
        .onFailure(
            why ->
                LOG.warn(
                    "{} has no beacon at {} port {}, so its death is noticed by its lease only: {}",
                    self,
                    host,
                    port,
                    why.toString()))
        .onSuccess(lit -> rehearse(host))
        .map(SocketAddress::port)
        .otherwise(0)
        .map(lit -> new Place(host, lit, 0));
  }

  private void rehearse(String host) {
    watch
        .rehearse(host)
        .onFailure(
            why ->
                LOG.warn(
                    "{} does not recognize deaths, and waits for leases instead: {}",
                    self,
                    why.toString()));
  }

  /**
   * Where the event bus is reached, a beacon can be reached; without a cluster nobody else need. On
   * a worker: Hazelcast's manager may hold its lock for seconds.
   */
  private Future<String> host() {
    if (!vertx.isClustered()) {
      return Future.succeededFuture(LOOPBACK);
    }
    return vertx.executeBlocking(
        () -> {
          NodeInfo here = vertx.clusterManager().getNodeInfo();
          return here == null ? LOOPBACK : here.host();
        },
        false);
  }

  /** The ring has changed. */
  void watch(View view) {
    watch.watch(view.predecessors(self, count));
    tend();
  }

  /** Asks those again that have not answered. */
  void tend() {
    watch.missing().forEach(transport::ask);
  }

  void met(NodeId node, Place place) {
    watch.met(node, place.beacon());
  }

  /** Only when this node owns nothing any more. */
  Future<Void> close() {
    return watch.close();
  }
}
