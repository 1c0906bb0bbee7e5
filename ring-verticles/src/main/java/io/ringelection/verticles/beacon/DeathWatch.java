package io.ringelection.verticles.beacon;

import io.netty.channel.EventLoop;
import io.ringelection.NodeId;
import io.ringelection.verticles.net.PeerSockets;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.CloseFuture;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.SocketAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node's part in the death watch: its own beacon, and its watch over others. The package
 * documentation says what is a proof. To be called on the given event loop, and calls back there.
 */
public final class DeathWatch {
  private static final Logger LOG = LoggerFactory.getLogger(DeathWatch.class);

  private static final long POLL_MILLIS = 20;
  private static final long REHEARSAL_MILLIS = 10_000;

  private final NodeId self;
  private final String ring;
  private final PeerSockets sockets;
  private final ContextInternal context;
  private final Beacon beacon;
  private final Telescope telescope;
  private final Consumer<NodeId> dead;
  private final Set<NodeId> watched = new HashSet<>();
  private final Set<NodeId> met = new HashSet<>();
  private final Map<NodeId, Vigil> vigils = new HashMap<>();

  /**
   * Nothing is lit and nobody watched.
   *
   * @param loop where everything happens
   * @param sockets makes the connections
   * @param dead told of each watched node that is proved dead, once
   */
  public DeathWatch(
      VertxInternal vertx,
      EventLoop loop,
      PeerSockets sockets,
      String ring,
      NodeId self,
      Consumer<NodeId> dead) {
    this.sockets = sockets;
    this.self = self;
    this.ring = ring;
    this.dead = dead;
    // Vert.x closes the servers of its own close future first, while nodes still hand off.
    this.context =
        vertx.contextBuilder().withEventLoop(loop).withCloseFuture(new CloseFuture()).build();
    this.beacon = new Beacon(context, sockets, ring, self);
    this.telescope = new Telescope(context, sockets, ring);
  }

  /**
   * Lights this node's own beacon.
   *
   * @param port 0 for any
   * @return where it stands; fails when it cannot stand there
   */
  public Future<SocketAddress> light(String host, int port) {
    return beacon.light(host, port);
  }

  /**
   * Watches a beacon of its own that is put out at once. That shows that a death can be recognized
   * here, where a refusal may look otherwise, and runs the code of a proof for the first time while
   * nobody waits for it.
   *
   * @return fails when it is not recognized
   */
  public Future<Void> rehearse(String host) {
    Promise<Void> proved = Promise.promise();
    Beacon trial = new Beacon(context, sockets, ring, self);
    return trial.light(host, 0).compose(at -> watch(trial, at, proved)).eventually(trial::close);
  }

  private Future<Void> watch(Beacon trial, SocketAddress at, Promise<Void> proved) {
    Vigil vigil = new Vigil(context, telescope::look, self, at, proved::tryComplete);
    long poll =
        context.setPeriodic(
            POLL_MILLIS,
            turn -> {
              if (vigil.state() == Vigil.State.WATCHING) {
                trial.close().onComplete(out -> {});
              }
            });
    long limit =
        context.setTimer(
            REHEARSAL_MILLIS, over -> proved.tryFail("the end of " + at + " was not recognized"));
    return proved
        .future()
        .onComplete(
            ended -> {
              vigil.end();
              context.owner().cancelTimer(poll);
              context.owner().cancelTimer(limit);
            });
  }

  /** These and no others are to be watched; where they stand is told by {@link #met}. */
  public void watch(Collection<NodeId> nodes) {
    watched.clear();
    watched.addAll(nodes);
    met.retainAll(watched);
    vigils
        .entrySet()
        .removeIf(
            vigil -> {
              boolean ends = !watched.contains(vigil.getKey());
              if (ends) {
                vigil.getValue().end();
              }
              return ends;
            });
  }

  /** Those to be watched of which nobody has told yet where they stand. */
  public Collection<NodeId> missing() {
    return watched.stream().filter(node -> !met.contains(node)).toList();
  }

  /**
   * The beacon of {@code node} stands there.
   *
   * @param at null when it has none
   */
  public void met(NodeId node, @Nullable SocketAddress at) {
    LOG.debug("{} hears that the beacon of {} stands at {}", self, node, at);
    if (watched.contains(node) && met.add(node) && at != null) {
      vigils.computeIfAbsent(
          node, added -> new Vigil(context, telescope::look, node, at, () -> proved(node, at)));
    }
  }

  private void proved(NodeId node, SocketAddress at) {
    LOG.info(
        "{} has proof that {} is dead: its beacon at {} went out and is not lit", self, node, at);
    dead.accept(node);
  }

  /** How many nodes are being watched over an open connection. */
  public long watching() {
    return vigils.values().stream().filter(v -> v.state() == Vigil.State.WATCHING).count();
  }

  /**
   * Puts the own beacon out and ends all watching. Only for a node that has given everything up:
   * others may take this for its death.
   */
  public Future<Void> close() {
    watch(Set.of());
    return Future.join(beacon.close(), telescope.close()).<Void>mapEmpty().otherwiseEmpty();
  }
}
