package io.ringelection.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.BindException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Begins to listen, and asks a few times more when the port is taken. A server that is closed gives
 * its port back only when the selector that watched it has been round once more, and Vert.x does
 * not wait for that: without patience a verticle that is deployed anew right after it was
 * undeployed fails now and then.
 */
public final class Listening {
  private static final int ATTEMPTS = 10;
  private static final long PAUSE_MILLIS = 20;

  private final Vertx vertx;
  private final Supplier<HttpServer> servers;

  /**
   * Nothing listens yet.
   *
   * @param servers makes a new server for each attempt: one that has failed is used up
   */
  public Listening(Vertx vertx, Supplier<HttpServer> servers) {
    this.vertx = vertx;
    this.servers = servers;
  }

  /** The server that listens; fails as the last attempt did. */
  public Future<HttpServer> begin() {
    return attempt(1);
  }

  private Future<HttpServer> attempt(int number) {
    return servers
        .get()
        .listen()
        .recover(
            cause ->
                cause instanceof BindException && number < ATTEMPTS
                    ? vertx
                        .timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS)
                        .compose(paused -> attempt(number + 1))
                    : Future.failedFuture(cause));
  }
}
