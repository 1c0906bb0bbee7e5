package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A thousand connections that say nothing, or half of a request, and then nothing more. */
class IdleConnectionsTest extends WebTest {
  private static final int CONNECTIONS = 1_000;
  private static final String HALF = "GET /api/v1/ring HTTP/1.1\r\nHost: localhost\r\nX-Half: ";

  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger heard = new AtomicInteger();

  /** Opens one; the result tells when the node has closed it, be it at once. */
  private Future<Future<Void>> idle(NetClient from, int port, boolean half) {
    Promise<Future<Void>> standing = Promise.promise();
    vertx.runOnContext(
        turn ->
            from.connect(port, "127.0.0.1")
                .map(socket -> stand(socket, half))
                .onComplete(standing));
    return standing.future();
  }

  private Future<Void> stand(NetSocket socket, boolean half) {
    Future<Void> closed = untilClosed(socket);
    if (half) {
      socket.write(HALF).onComplete(written -> {});
    }
    return closed;
  }

  private Future<Void> untilClosed(NetSocket socket) {
    Promise<Void> closed = Promise.promise();
    open.incrementAndGet();
    socket.handler(bytes -> heard.addAndGet(bytes.length()));
    socket.closeHandler(
        end -> {
          open.decrementAndGet();
          closed.complete();
        });
    return closed.future();
  }

  private List<Future<Void>> standing(NetClient from, int port) {
    List<Future<Future<Void>>> opening = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      opening.add(idle(from, port, i % 2 == 0));
    }
    await(Future.join(opening));
    return opening.stream().map(Future::result).toList();
  }

  private RingWebVerticle deploy(WebOptions options) {
    RingWebVerticle verticle = new RingWebVerticle(ring, options.setPort(0));
    await(vertx.deployVerticle(verticle));
    return verticle;
  }

  private HttpResponse<Buffer> ring(RingWebVerticle from) {
    return await(ask(from));
  }

  private static Future<HttpResponse<Buffer>> ask(RingWebVerticle from) {
    return client
        .get(from.actualPort(), "127.0.0.1", "/api/v1/ring")
        // Kept, it would be one more idle connection that is closed.
        .putHeader("Connection", "close")
        .send();
  }

  /** The node hears of the end of connections a little later than those who ended them. */
  private static Future<HttpResponse<Buffer>> askUntilAnswered(RingWebVerticle from) {
    return ask(from).recover(stillFull -> vertx.timer(10).compose(turn -> askUntilAnswered(from)));
  }

  /** They cost a connection each, no more: who asks is answered, and in the end they are closed. */
  @Test
  void areClosedAndNobodyWaitsForThem() {
    RingWebVerticle asked =
        deploy(new WebOptions().setMaxConnections(CONNECTIONS + 10).setIdleMillis(5_000));
    NetClient idlers = vertx.createNetClient();
    List<Future<Void>> closed = standing(idlers, asked.actualPort());

    assertEquals(200, ring(asked).statusCode());
    assertTrue(open.get() > 0, "they stand while it is answered");

    await(Future.join(closed));
    assertEquals(0, open.get());
    assertEquals(0, heard.get(), "a half request is not answered");
    assertEquals(200, ring(asked).statusCode());
    await(idlers.close());
  }

  /** Beyond the limit they are closed at once, however long a silent one may stand. */
  @Test
  void beyondTheLimitAreClosedAtOnce() {
    int few = 10;
    RingWebVerticle asked =
        deploy(new WebOptions().setMaxConnections(few).setIdleMillis(3_600_000));
    NetClient idlers = vertx.createNetClient();
    List<Future<Void>> closed = standing(idlers, asked.actualPort());
    Promise<Void> fewLeft = Promise.promise();
    vertx.setPeriodic(
        10,
        timer -> {
          if (open.get() == few) {
            vertx.cancelTimer(timer);
            fewLeft.complete();
          }
        });

    await(fewLeft.future());
    assertEquals(few, closed.stream().filter(end -> !end.isComplete()).count());
    await(idlers.close());
    await(Future.join(closed));
    assertEquals(200, await(askUntilAnswered(asked)).statusCode());
  }
}
