package io.ringelection.scheduler.agenda;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A connection that can be cut, between the program and a server. */
final class Proxy {
  private static final String LOOPBACK = "127.0.0.1";

  private final NetClient client;
  private final int target;
  private final Set<NetSocket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;
  private volatile int port;

  private Proxy(Vertx vertx, int target) {
    this.client = vertx.createNetClient();
    this.target = target;
  }

  static Future<Proxy> to(Vertx vertx, int target) {
    Proxy proxy = new Proxy(vertx, target);
    NetServer server = vertx.createNetServer().connectHandler(proxy::join);
    return server.listen(0, LOOPBACK).map(listening -> proxy.at(listening.actualPort()));
  }

  private Proxy at(int actual) {
    port = actual;
    return this;
  }

  int port() {
    return port;
  }

  /** Closes all connections, and new ones at once. */
  void cut() {
    cut = true;
    open.forEach(NetSocket::close);
  }

  void heal() {
    cut = false;
  }

  private void join(NetSocket near) {
    near.pause();
    client
        .connect(target, LOOPBACK)
        .onFailure(refused -> near.close())
        .onSuccess(
            far -> {
              pipe(near, far);
              pipe(far, near);
              near.resume();
              if (cut) {
                near.close();
              }
            });
  }

  private void pipe(NetSocket from, NetSocket to) {
    open.add(from);
    from.handler(to::write);
    from.closeHandler(
        closed -> {
          open.remove(from);
          to.close();
        });
  }
}
