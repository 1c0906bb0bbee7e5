package io.ringelection.verticles.beacon;

import io.ringelection.verticles.Conditions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/** Something that listens and is no beacon, or one that misbehaves. */
final class Counterpart {
  private final Vertx vertx;
  private final NetServer server;
  private final List<NetSocket> sockets = new CopyOnWriteArrayList<>();
  private volatile int accepted;
  private volatile boolean silent;

  Counterpart(Vertx vertx, int port, Consumer<NetSocket> onConnect) {
    this.vertx = vertx;
    this.server = vertx.createNetServer();
    server.connectHandler(
        socket -> {
          accepted++;
          sockets.add(socket);
          if (!silent) {
            onConnect.accept(socket);
          }
        });
    AtomicBoolean trying = new AtomicBoolean();
    Conditions.until(
        vertx,
        "a listening counterpart",
        () -> {
          // The port may have been somebody else's until just now.
          if (trying.compareAndSet(false, true)) {
            server.listen(port, "127.0.0.1").onFailure(taken -> trying.set(false));
          }
          return server.actualPort() > 0;
        });
  }

  /** Greets everybody with what {@code line} makes of the connection. */
  static Counterpart saying(Vertx vertx, int port, Function<NetSocket, Buffer> line) {
    return new Counterpart(
        vertx, port, socket -> socket.write(line.apply(socket)).onComplete(ended -> {}));
  }

  /** Hands everything on to {@code target}, as a TCP proxy does. */
  static Counterpart proxy(Vertx vertx, SocketAddress target) {
    NetClient onwards = vertx.createNetClient();
    return new Counterpart(
        vertx,
        0,
        front -> {
          front.pause();
          onwards
              .connect(target)
              .onSuccess(
                  back -> {
                    front.closeHandler(closed -> back.close());
                    back.closeHandler(closed -> front.close());
                    back.pipeTo(front).onComplete(ended -> {});
                    front.pipeTo(back).onComplete(ended -> {});
                  })
              .onFailure(refused -> front.close());
        });
  }

  SocketAddress address() {
    return SocketAddress.inetSocketAddress(server.actualPort(), "127.0.0.1");
  }

  int accepted() {
    return accepted;
  }

  void untilAccepted(int count) {
    Conditions.until(vertx, count + " connections", () -> accepted >= count);
  }

  /** Goes on accepting and does nothing with whoever comes. */
  void fallSilent() {
    silent = true;
  }

  /** Ends all connections in order and goes on listening. */
  void endConnections() {
    sockets.forEach(NetSocket::close);
    sockets.clear();
  }

  void close() {
    Conditions.await("a closed counterpart", server.close());
  }
}
