package io.ringelection.verticles.beacon;

import io.ringelection.NodeId;
import io.ringelection.verticles.net.PeerSockets;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A listening port that lives exactly as long as its node may own something. It shows a {@link
 * Sign} to whoever connects, then keeps the connection open and says nothing more, but for a
 * farewell where it ends a connection itself. All on one event loop.
 */
final class Beacon {
  /**
   * For whoever comes beyond that the oldest connection is given up. A watcher that vanished
   * without a FIN stays among them, and must not keep those away who want to watch.
   */
  static final int MAX_CONNECTIONS = 1024;

  private final ContextInternal context;
  private final PeerSockets sockets;
  private final String ring;
  private final NodeId self;
  private final Set<NetSocket> connections = new LinkedHashSet<>();
  private Future<NetServer> lit = Future.failedFuture("not lit");

  /**
   * Not lit yet.
   *
   * @param context to be called on; its {@link io.vertx.core.internal.CloseFuture} must not be that
   *     of the {@code Vertx}, which closes servers while nodes still own
   */
  Beacon(ContextInternal context, PeerSockets sockets, String ring, NodeId self) {
    this.sockets = sockets;
    this.context = context;
    this.ring = ring;
    this.self = self;
  }

  /**
   * Listens.
   *
   * @param port 0 for any
   * @return where
   */
  Future<SocketAddress> light(String host, int port) {
    Promise<NetServer> listening = Promise.promise();
    lit = listening.future();
    // A server belongs to the context that it was made and began to listen on.
    context.runOnContext(
        turn -> sockets.listen(context.owner(), host, port, this::connected).onComplete(listening));
    return lit.map(server -> SocketAddress.inetSocketAddress(server.actualPort(), host));
  }

  private void connected(NetSocket socket) {
    if (connections.size() >= MAX_CONNECTIONS) {
      end(connections.iterator().next());
    }
    connections.add(socket);
    socket.closeHandler(closed -> connections.remove(socket));
    socket.exceptionHandler(broken -> connections.remove(socket));
    // A watcher says nothing. What is left unread at the end would make a reset of the FIN.
    socket.handler(noWatcher -> end(socket));
    socket.write(Sign.on(socket, ring, self).line()).onFailure(gone -> end(socket));
  }

  /** Says one thing more, so that nobody takes this end for that of the node. */
  private void end(NetSocket socket) {
    if (connections.remove(socket)) {
      socket.end(Sign.farewell()).onComplete(ended -> {});
    }
  }

  /** Never before the node has given up everything: from here on others may call it dead. */
  Future<Void> close() {
    return lit.compose(NetServer::close);
  }
}
