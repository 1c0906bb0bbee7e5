package io.ringelection.verticles.transport;

import io.ringelection.NodeId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.CloseFuture;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The direct connections of one node. It dials the nodes it wants to speak to, again and again
 * while they are wanted, and answers over whatever connection a node has opened. On one event loop.
 */
final class Links {
  /** Whoever comes beyond that is sent away. */
  static final int MOST_GUESTS = 2048;

  private static final long REDIAL_MILLIS = 100;
  private static final int CONNECT_MILLIS = 500;

  private final ContextInternal context;
  private final LongSupplier clock;
  private final long patience;
  private final BiConsumer<Link, byte[]> arrived;
  private final Map<NodeId, Place> places = new HashMap<>();
  private final Map<NodeId, Link> dialled = new HashMap<>();
  private final Map<NodeId, Link> guests = new HashMap<>();
  private final Set<NodeId> dialling = new HashSet<>();
  private final Set<NodeId> wanted = new HashSet<>();
  private final Set<Link> open = new HashSet<>();
  private byte[] greeting = {};
  private Future<NetServer> server = Future.failedFuture("not listening");
  private @Nullable NetClient client;
  private boolean closed;

  /**
   * No connections yet.
   *
   * @param patience nanoseconds after which a connection over which nothing is read is given up
   * @param arrived gets every frame and whence it came
   */
  Links(ContextInternal node, LongSupplier clock, long patience, BiConsumer<Link, byte[]> arrived) {
    // Vert.x closes what hangs on its own close future first, while nodes still hand off.
    this.context =
        node.owner()
            .contextBuilder()
            .withEventLoop(node.nettyEventLoop())
            .withCloseFuture(new CloseFuture())
            .build();
    this.clock = clock;
    this.patience = patience;
    this.arrived = arrived;
  }

  /**
   * Takes connections.
   *
   * @param port 0 for any
   * @return the port
   */
  Future<Integer> listen(String host, int port) {
    Promise<NetServer> listening = Promise.promise();
    server = listening.future();
    context.runOnContext(
        turn ->
            context
                .owner()
                .createNetServer(new NetServerOptions().setTcpNoDelay(true))
                .connectHandler(this::welcome)
                .listen(port, host)
                .onComplete(listening));
    return server.map(NetServer::actualPort);
  }

  /** What a connection begins with, so that the other side knows who is there. */
  void introduce(byte[] frame) {
    greeting = frame;
  }

  private void welcome(NetSocket socket) {
    if (closed || open.size() >= MOST_GUESTS) {
      socket.close().onComplete(ended -> {});
    } else {
      add(socket, link -> {});
    }
  }

  private Link add(NetSocket socket, Consumer<Link> ended) {
    Link link =
        new Link(
            socket,
            clock,
            new Link.Listener() {
              @Override
              public void arrived(Link from, byte[] frame) {
                arrived.accept(from, frame);
              }

              @Override
              public void ended(Link gone) {
                open.remove(gone);
                guests.values().remove(gone);
                ended.accept(gone);
              }
            });
    open.add(link);
    return link;
  }

  /** At the other end of {@code link} is {@code node}. */
  void recognize(Link link, NodeId node) {
    if (open.contains(link) && !dialled.containsValue(link)) {
      guests.put(node, link);
    }
  }

  /** These and no others are wanted; where they are is told by {@link #met}. */
  void keep(Collection<NodeId> nodes) {
    wanted.clear();
    wanted.addAll(nodes);
    places.keySet().retainAll(wanted);
    dialled
        .entrySet()
        .removeIf(
            each -> {
              boolean ends = !wanted.contains(each.getKey());
              if (ends) {
                each.getValue().close();
              }
              return ends;
            });
  }

  /** Those wanted of which nobody has told yet where they are. */
  Collection<NodeId> missing() {
    return wanted.stream().filter(node -> !places.containsKey(node)).toList();
  }

  /** That is where {@code node} is. */
  void met(NodeId node, Place place) {
    if (wanted.contains(node) && places.putIfAbsent(node, place) == null) {
      dial(node);
    }
  }

  private void dial(NodeId node) {
    Place place = places.get(node);
    SocketAddress at = place == null ? null : place.link();
    if (closed || at == null || dialled.containsKey(node) || !dialling.add(node)) {
      return;
    }
    context.runOnContext(
        turn ->
            client()
                .connect(at)
                .onComplete(
                    socket -> {
                      dialling.remove(node);
                      connected(node, socket);
                    },
                    failed -> {
                      dialling.remove(node);
                      again(node);
                    }));
  }

  private NetClient client() {
    NetClient known = client;
    if (known == null) {
      known =
          context
              .owner()
              .createNetClient(
                  new NetClientOptions().setConnectTimeout(CONNECT_MILLIS).setTcpNoDelay(true));
      client = known;
    }
    return known;
  }

  private void connected(NodeId node, NetSocket socket) {
    if (closed || !wanted.contains(node)) {
      socket.close().onComplete(ended -> {});
      return;
    }
    Link link =
        add(
            socket,
            gone -> {
              dialled.remove(node, gone);
              again(node);
            });
    dialled.put(node, link);
    link.write(greeting, patience);
  }

  private void again(NodeId node) {
    if (!closed && wanted.contains(node)) {
      context.setTimer(REDIAL_MILLIS, turn -> dial(node));
    }
  }

  /** False when there is no connection that works, and the frame has to go another way. */
  boolean send(NodeId node, byte[] frame) {
    Link own = dialled.get(node);
    if (own != null && own.write(frame, patience)) {
      return true;
    }
    Link guest = guests.get(node);
    return guest != null && guest.write(frame, patience);
  }

  /** Sends to everybody there is a connection to; returns how many that were. */
  int sendToAll(byte[] frame) {
    Set<NodeId> reached = new HashSet<>(dialled.keySet());
    reached.addAll(guests.keySet());
    return (int) reached.stream().filter(node -> send(node, frame)).count();
  }

  /** Gives connections up over which nothing is read. */
  void tend() {
    Set.copyOf(open).stream().filter(link -> link.isStalled(2 * patience)).forEach(Link::close);
  }

  /** Number of nodes there is a connection to. */
  int count() {
    Set<NodeId> nodes = new HashSet<>(dialled.keySet());
    nodes.addAll(guests.keySet());
    return nodes.size();
  }

  Future<Void> close() {
    closed = true;
    keep(Set.of());
    Set.copyOf(open).forEach(Link::close);
    Future<Void> noClient = client == null ? Future.succeededFuture() : client.close();
    return Future.join(server.compose(NetServer::close), noClient)
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }
}
