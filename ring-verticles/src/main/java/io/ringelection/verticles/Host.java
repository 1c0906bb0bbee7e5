package io.ringelection.verticles;

import io.netty.channel.EventLoopGroup;
import io.ringelection.RingException;
import io.ringelection.RingOptions;
import io.ringelection.verticles.driver.Loops;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.shareddata.Shareable;
import io.vertx.core.spi.transport.Transport;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * All nodes of one {@code Vertx}, and the event loops they live on. When the {@code Vertx} is
 * closed its nodes leave first, while verticles and event bus still work.
 *
 * <p>The loops are the ring's own, so that no handler of the application can block them. They live
 * as long as the {@code Vertx}: connections of the event bus that were opened from one stay with
 * it. On a busy machine the loop of the steps goes first, because leases depend on it; its voice
 * has a loop beside that, see {@link Loops}.
 */
final class Host implements Shareable {
  private static final String KEY = "io.ringelection.host";
  private static final int IO_RATIO = 50;
  private static final long SHUTDOWN_SECONDS = 10;

  private final VertxInternal vertx;
  private final EventLoopGroup loop;
  private final EventLoopGroup voice;
  private final Set<EngineRing> rings = ConcurrentHashMap.newKeySet();
  private final Map<String, SharedNode> shared = new HashMap<>();
  private volatile boolean closing;

  private Host(VertxInternal vertx) {
    this.vertx = vertx;
    this.loop = group("ring-loop", Thread.MAX_PRIORITY);
    this.voice = group("ring-voice", Thread.NORM_PRIORITY);
    vertx.addCloseHook(this::close);
  }

  /** A priority means something to a JVM with {@code -XX:ThreadPriorityPolicy=1} alone. */
  private EventLoopGroup group(String name, int priority) {
    ThreadFactory threads =
        work -> {
          Thread thread = new Thread(work, name);
          thread.setDaemon(true);
          thread.setPriority(priority);
          return thread;
        };
    return vertx.transport().eventLoopGroup(Transport.IO_EVENT_LOOP_GROUP, 1, threads, IO_RATIO);
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
            vertx, options, roles, new Loops(context(loop), context(voice)), rings::remove);
    rings.add(ring);
    // The order matters: either this sees that all are leaving, or they see this one.
    if (closing) {
      ring.leave().onComplete(left -> {});
    }
    return ring;
  }

  private ContextInternal context(EventLoopGroup group) {
    return vertx.contextBuilder().withEventLoop(group.next()).build();
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
        .onComplete(left -> end(voice, () -> end(loop, closed::succeed)));
  }

  private static void end(EventLoopGroup group, Runnable then) {
    group.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS).addListener(down -> then.run());
  }
}
