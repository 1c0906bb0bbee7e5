package io.ringelection.verticles;

import io.netty.channel.EventLoopGroup;
import io.ringelection.RingException;
import io.ringelection.RingOptions;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.shareddata.Shareable;
import io.vertx.core.spi.transport.Transport;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * All nodes of one {@code Vertx}, and the event loop they live on. When the {@code Vertx} is closed
 * its nodes leave first, while verticles and event bus still work.
 *
 * <p>The loop is the ring's own, so that no handler of the application can block it. It lives as
 * long as the {@code Vertx}: connections of the event bus that were opened from it stay with it.
 */
final class Host implements Shareable {
  private static final String KEY = "io.ringelection.host";
  private static final int IO_RATIO = 50;
  private static final long SHUTDOWN_SECONDS = 10;

  private final VertxInternal vertx;
  private final EventLoopGroup loop;
  private final Set<EngineRing> rings = ConcurrentHashMap.newKeySet();
  private final Map<String, SharedNode> shared = new HashMap<>();
  private volatile boolean closing;

  private Host(VertxInternal vertx) {
    this.vertx = vertx;
    this.loop =
        vertx.transport().eventLoopGroup(Transport.IO_EVENT_LOOP_GROUP, 1, Host::thread, IO_RATIO);
    vertx.addCloseHook(this::close);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "ring-loop");
    thread.setDaemon(true);
    return thread;
  }

  static Host of(Vertx vertx) {
    return vertx
        .sharedData()
        .<String, Host>getLocalMap(KEY)
        .computeIfAbsent(KEY, key -> new Host((VertxInternal) vertx));
  }

  /**
   * A node of its own, which does nothing yet. While the {@code Vertx} is being closed it has left
   * already: verticles still run then, and a node that joined now would own partitions when the
   * loop ends under it and its beacon goes out.
   */
  EngineRing create(RingOptions options, int roles) {
    EngineRing ring =
        new EngineRing(
            vertx,
            options,
            roles,
            vertx.contextBuilder().withEventLoop(loop.next()).build(),
            rings::remove);
    rings.add(ring);
    // The order matters: either this sees that all are leaving, or they see this one.
    if (closing) {
      ring.leave().onComplete(left -> {});
    }
    return ring;
  }

  /**
   * The node that all parts with this ring and node name share, willing to do what any of them
   * wants.
   *
   * @throws RingException when a part of that node was deployed with other options
   */
  synchronized EngineRing attach(RingOptions options, int roles) {
    SharedNode node =
        shared.computeIfAbsent(
            key(options), key -> new SharedNode(options, create(options, roles)));
    node.add(options, roles);
    return node.ring();
  }

  /** The part goes; with the last one the node leaves. */
  synchronized Future<Void> detach(RingOptions options, int roles) {
    SharedNode node = shared.get(key(options));
    if (node == null || !node.remove(roles)) {
      return Future.succeededFuture();
    }
    shared.remove(key(options));
    return node.ring().leave();
  }

  private static String key(RingOptions options) {
    return options.getName() + '/' + options.getNode();
  }

  private void close(Completable<Void> closed) {
    closing = true;
    Future.join(rings.stream().map(EngineRing::leave).toList())
        .onComplete(
            left ->
                loop.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS)
                    .addListener(down -> closed.succeed()));
  }
}
