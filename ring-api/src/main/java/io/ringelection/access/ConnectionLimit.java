package io.ringelection.access;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Closes connections beyond a number, so that a flood of them cannot take the memory the ring
 * needs.
 */
public final class ConnectionLimit implements Handler<HttpConnection> {
  private static final Logger LOG = System.getLogger(ConnectionLimit.class.getName());

  private final int max;
  private final AtomicInteger open = new AtomicInteger();

  /** Lets {@code max} connections be open at once. */
  public ConnectionLimit(int max) {
    this.max = max;
  }

  @Override
  public void handle(HttpConnection connection) {
    connection.closeHandler(closed -> open.decrementAndGet());
    if (open.incrementAndGet() > max) {
      connection
          .close()
          .onFailure(
              cause ->
                  LOG.log(
                      Level.DEBUG, "a connection beyond the limit did not close in order", cause));
    }
  }
}
