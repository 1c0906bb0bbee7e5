package io.ringelection.verticles.beacon;

import io.ringelection.NodeId;
import io.ringelection.verticles.Conditions;
import io.ringelection.verticles.net.PeerSockets;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** A node's death watch on an event loop of its own, used from the thread of a test. */
final class Watching {
  static final String RING = "ring";

  final NodeId self;
  final List<NodeId> dead = new CopyOnWriteArrayList<>();
  private final Vertx vertx;
  private final ContextInternal context;
  private final DeathWatch watch;

  Watching(Vertx vertx, NodeId self) {
    this(vertx, PeerSockets.PLAIN, self);
  }

  Watching(Vertx vertx, PeerSockets sockets, NodeId self) {
    this.self = self;
    this.vertx = vertx;
    this.context = ((VertxInternal) vertx).getOrCreateContext();
    this.watch =
        new DeathWatch(
            (VertxInternal) vertx, context.nettyEventLoop(), sockets, RING, self, dead::add);
  }

  /** Whatever gets out of the node's own turns. */
  void onException(Handler<Throwable> handler) {
    context.exceptionHandler(handler);
  }

  private <T> T on(String what, Function<DeathWatch, Future<T>> deed) {
    Promise<T> done = Promise.promise();
    context.runOnContext(turn -> deed.apply(watch).onComplete(done));
    return Conditions.await(what, done.future());
  }

  SocketAddress light() {
    return light("127.0.0.1");
  }

  SocketAddress light(String host) {
    return on("a lit beacon", w -> w.light(host, 0));
  }

  /** Lights a beacon at a port of one's choice. */
  Future<SocketAddress> light(int port) {
    Promise<SocketAddress> lit = Promise.promise();
    context.runOnContext(turn -> watch.light("127.0.0.1", port).onComplete(lit));
    return lit.future();
  }

  /** Watches {@code node}, said to stand there, and nobody else. */
  void watch(NodeId node, SocketAddress at) {
    on(
        "a vigil",
        w -> {
          w.watch(Set.of(node));
          w.met(node, at);
          return Future.succeededFuture();
        });
  }

  void rehearse() {
    on("a rehearsal", w -> w.rehearse("127.0.0.1"));
  }

  void watchNobody() {
    on(
        "an end",
        w -> {
          w.watch(Set.of());
          return Future.succeededFuture();
        });
  }

  void untilWatching() {
    until("watch", true);
  }

  void untilBlind() {
    until("lose sight", false);
  }

  private void until(String what, boolean watching) {
    AtomicBoolean seen = new AtomicBoolean();
    Conditions.until(
        vertx,
        self + " to " + what,
        () -> {
          context.runOnContext(turn -> seen.set(watch.watching() == 1 == watching));
          return seen.get();
        });
  }

  boolean isWatching() {
    return on("how many", w -> Future.succeededFuture(w.watching())) == 1;
  }

  void close() {
    on("the end", DeathWatch::close);
  }
}
