package io.ringelection.verticles.transport;

import io.ringelection.NodeId;
import io.ringelection.verticles.net.PeerSockets;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.CloseFuture;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The direct connections of one node. It dials the nodes it wants to speak to, again and again
 * while they are wanted, and answers over whatever connection a node has opened. Whoever is dialled
 * says first who it is, and only then the dialler does: at an address may stand somebody else by
 * now, who would read what is not meant for him. On one event loop.
 */
final class Links {
  /** Whoever comes beyond that is sent away. */
  static final int MOST_GUESTS = 2048;

  /** In patiences: a minute with the default options. */
  private static final int QUIET = 120;

  private static final long REDIAL_MILLIS = 100;
  private static final long REDIAL_MILLIS_FOR_EACH_WANTED = 5;
  private static final int CONNECT_MILLIS = 500;

  private final ContextInternal context;
  private final LongSupplier clock;
  private final PeerSockets sockets;
  private final long patience;
  private final BiConsumer<Link, byte[]> arrived;
  private final Places places = new Places();
  private final Routes routes;
  private final Set<NodeId> busy = new HashSet<>();
  private final Set<Link> open = new HashSet<>();
  private final Knocks knocks = new Knocks();
  private byte[] greeting = {};
  private Future<NetServer> server = Future.failedFuture("not listening");
  private @Nullable NetClient client;
  private boolean closed;

  /**
   * No connections yet.
   *
   * @param sockets makes the connections
   * @param patience nanoseconds after which a connection over which nothing is read is given up
   * @param arrived gets every frame and whence it came
   */
  Links(
      ContextInternal node,
      PeerSockets sockets,
      LongSupplier clock,
      long patience,
      BiConsumer<Link, byte[]> arrived) {
    this.sockets = sockets;
    // Vert.x closes what hangs on its own close future first, while nodes still hand off.
    this.context =
        node.owner()
            .contextBuilder()
            .withEventLoop(node.nettyEventLoop())
            .withCloseFuture(new CloseFuture())
            .build();
    this.clock = clock;
    this.patience = patience;
    this.routes = new Routes(patience);
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
        turn -> sockets.listen(context.owner(), host, port, this::welcome).onComplete(listening));
    return server.map(NetServer::actualPort);
  }

  /** What a connection begins with, so that the other side knows who is there. */
  void introduce(byte[] frame) {
    greeting = frame;
  }

  private void welcome(NetSocket socket) {
    boolean introducible = greeting.length > 0;
    long there = open.stream().filter(link -> link.dialled() == null).count();
    if (closed || !introducible || there >= MOST_GUESTS) {
      socket.close().onComplete(ended -> {});
    } else {
      add(socket, null).write(greeting, patience);
    }
  }

  private Link add(NetSocket socket, @Nullable NodeId node) {
    Link link =
        new Link(
            socket,
            node,
            clock,
            new Link.Listener() {
              @Override
              public void arrived(Link from, byte[] frame) {
                arrived.accept(from, frame);
              }

              @Override
              public void ended(Link gone) {
                Links.this.ended(gone);
              }
            });
    open.add(link);
    return link;
  }

  private void ended(Link link) {
    open.remove(link);
    knocks.ended(link);
    routes.ended(link);
    NodeId node = link.dialled();
    if (node != null) {
      again(node);
    }
  }

  /** At the other end of {@code link} is {@code node}. */
  void recognize(Link link, NodeId node) {
    if (!open.contains(link) || link.isIntroduced()) {
      return;
    }
    link.introduced();
    NodeId meant = link.dialled();
    if (meant == null) {
      Link former = routes.host(node, link);
      if (former != null) {
        // The other side has given it up; a cut can keep this one from hearing of it, for hours.
        former.close();
      }
      if (knocks.contains(link)) {
        link.write(greeting, patience);
      }
    } else if (meant.equals(node)) {
      routes.dialled(node, link);
      link.write(greeting, patience);
      endKnock(node);
    } else {
      places.forget(meant);
      link.close();
    }
  }

  /** A connection of its own takes the place of the one by which the node was found. */
  private void endKnock(NodeId node) {
    Link found = routes.guest(node);
    if (found != null && knocks.contains(found)) {
      found.close();
    }
  }

  /** These and no others are wanted; where they are is told by {@link #met}. */
  void keep(Collection<NodeId> nodes) {
    places.want(nodes, routes::isGuest);
    Set<NodeId> wanted = places.wanted();
    wanted.forEach(this::dial);
    if (!wanted.isEmpty()) {
      routes.guests().stream().filter(node -> !wanted.contains(node)).forEach(this::endKnock);
    }
    routes.keep(wanted);
    Set.copyOf(open).stream()
        .filter(link -> link.dialled() != null && !wanted.contains(link.dialled()))
        .forEach(Link::close);
  }

  /** To whom this node wants to speak, and where it can. */
  Places places() {
    return places;
  }

  /** That is where {@code node} is. */
  void met(NodeId node, Place place) {
    boolean wished = places.isWanted(node) || routes.isGuest(node);
    if (wished && places.learn(node, place)) {
      dial(node);
    }
  }

  /** There may be nodes at {@code addresses}: finds out who, a few at a time. */
  void knock(Collection<SocketAddress> addresses) {
    if (!closed) {
      knocks.next(addresses).forEach(this::knock);
    }
  }

  private void knock(SocketAddress at) {
    connect(at, socket -> knocks.opened(at, add(socket, null)), () -> knocks.failed(at));
  }

  /** Each node has one attempt, one connection or one pause at a time: then it is busy. */
  private void dial(NodeId node) {
    Place place = places.of(node);
    SocketAddress at = place == null ? null : place.link();
    if (!closed && at != null && places.isWanted(node) && busy.add(node)) {
      connect(at, socket -> connected(node, socket), () -> again(node));
    }
  }

  private void connect(SocketAddress at, Consumer<NetSocket> connected, Runnable failed) {
    context.runOnContext(
        turn -> client().connect(at).onComplete(connected::accept, refused -> failed.run()));
  }

  private NetClient client() {
    NetClient known = client;
    if (known == null) {
      known = sockets.client(context.owner(), CONNECT_MILLIS);
      client = known;
    }
    return known;
  }

  private void connected(NodeId node, NetSocket socket) {
    if (closed || !places.isWanted(node)) {
      busy.remove(node);
      socket.close().onComplete(ended -> {});
    } else {
      add(socket, node);
    }
  }

  /** A node that wants many dials each of them less often: all may be gone for long. */
  private void again(NodeId node) {
    if (!closed) {
      long pause = Math.max(REDIAL_MILLIS, places.wanted().size() * REDIAL_MILLIS_FOR_EACH_WANTED);
      context.setTimer(
          pause,
          turn -> {
            busy.remove(node);
            dial(node);
          });
    }
  }

  /** The nodes that are linked with this one. */
  Routes routes() {
    return routes;
  }

  /** Over the connection on which the question came. */
  void answer(Link link, byte[] frame) {
    link.write(frame, patience);
  }

  /**
   * Gives connections up over which nothing is read, and strangers that do not say who they are.
   * Guests that are quiet for long are spoken to: who has vanished without a word does not read.
   */
  void tend() {
    Set.copyOf(open).stream().filter(link -> link.isStalled(2 * patience)).forEach(Link::close);
    routes.speakToQuiet(QUIET * patience, greeting);
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
