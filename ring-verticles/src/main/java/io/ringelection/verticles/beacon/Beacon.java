package io.ringelection.verticles.beacon;

import io.ringelection.NodeId;
import io.ringelection.verticles.net.PeerSockets;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.HashSet;
import java.util.Set;

/**
 * A listening port that lives exactly as long as its node may own something. It shows a {@link
 * Sign} to whoever connects, then keeps the connection open and says nothing. All on one event
 * loop.
 */
final class Beacon {
  /** Whoever comes beyond that is sent away without a sign. */
  static final int MAX_CONNECTIONS = 1024;

  private final ContextInternal context;
  private final PeerSockets sockets;
  private final String ring;
  private final NodeId self;
  private final Set<NetSocket> connections = new HashSet<>();
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
      end(socket);
      return;
    }
    connections.add(socket);
    socket.closeHandler(closed -> connections.remove(socket));
    socket.exceptionHandler(broken -> connections.remove(socket));
    // A watcher says nothing. What is left unread at the end would make a reset of the FIN.
    socket.handler(noWatcher -> end(socket));
    socket.write(Sign.on(socket, ring, self).line()).onFailure(gone -> end(socket));
  }

  private void end(NetSocket socket) {
    socket.close().onComplete(ended -> connections.remove(socket));
  }

  /** Never before the node has given up everything: from here on others may call it dead. */
  Future<Void> close() {
    return lit.compose(NetServer::close);
  }
}
