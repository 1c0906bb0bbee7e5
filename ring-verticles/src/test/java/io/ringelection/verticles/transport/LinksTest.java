package io.ringelection.verticles.transport;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import io.ringelection.verticles.Conditions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node at the other end that accepts and does not read, or ends, with a clock the test moves. */
class LinksTest {
  private static final NodeId OTHER = new NodeId("other", 1);
  private static final long PATIENCE = 500;

  private final Vertx vertx = Vertx.vertx();
  private final ContextInternal context = ((VertxInternal) vertx).createEventLoopContext();
  private final AtomicLong clock = new AtomicLong();
  private final Links links = new Links(context, clock::get, PATIENCE, (link, frame) -> {});

  private <T> T on(Supplier<T> deed) {
    Promise<T> done = Promise.promise();
    context.runOnContext(turn -> done.complete(deed.get()));
    return Conditions.await("a deed", done.future());
  }

  @AfterEach
  void close() {
    Conditions.await("closed", on(links::close));
    Conditions.await("vertx closed", vertx.close());
  }

  private Socket dialled(ServerSocket server) throws IOException {
    on(
        () -> {
          links.keep(Set.of(OTHER));
          links.met(OTHER, new Place("127.0.0.1", 0, server.getLocalPort()));
          return true;
        });
    Socket accepted = server.accept();
    Conditions.until(vertx, "the link", () -> links.count() == 1);
    return accepted;
  }

  private static ServerSocket server() throws IOException {
    return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  @Test
  void whoDoesNotReadGetsOnlySoMuch() throws IOException {
    try (ServerSocket server = server();
        Socket silent = dialled(server)) {
      int taken = 0;
      while (on(() -> links.send(OTHER, new byte[100])) && taken <= Link.MOST_FRAMES) {
        taken++;
      }
      // The greeting is one of them.
      assertTrue(taken == Link.MOST_FRAMES - 1, taken + " frames to " + silent);
      assertFalse(on(() -> links.send(OTHER, new byte[100])));
    }
  }

  @Test
  void whoHasNotReadForTooLongIsPassedByAndThenDialledAnew() throws IOException {
    try (ServerSocket server = server();
        Socket silent = dialled(server)) {
      assertTrue(on(() -> links.send(OTHER, new byte[1])));
      clock.addAndGet(PATIENCE + 1);
      assertFalse(on(() -> links.send(OTHER, new byte[1])), "something lies at " + silent);
      clock.addAndGet(PATIENCE);
      on(
          () -> {
            links.tend();
            return true;
          });
      try (Socket again = server.accept()) {
        again.getInputStream().read(new byte[64]);
        again.getOutputStream().write(0);
        Conditions.until(
            vertx, "a link that works", () -> links.count() == 1 && again.isConnected());
      }
    }
  }

  @Test
  void aConnectionThatEndsIsDialledAnew() throws IOException {
    try (ServerSocket server = server()) {
      dialled(server).close();
      server.accept().close();
      try (Socket third = server.accept()) {
        assertTrue(third.isConnected());
      }
    }
  }

  @Test
  void aFrameThatIsTooLongGoesAnotherWay() throws IOException {
    try (ServerSocket server = server();
        Socket silent = dialled(server)) {
      assertFalse(on(() -> links.send(OTHER, new byte[Link.MAX_BYTES + 1])), silent.toString());
    }
  }
}
