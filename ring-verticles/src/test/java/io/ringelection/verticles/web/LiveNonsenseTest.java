package io.ringelection.verticles.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Ring;
import io.ringelection.RingException;
import io.ringelection.verticles.Conditions;
import io.ringelection.verticles.TestRing;
import io.ringelection.web.RingWebVerticle;
import io.ringelection.web.WebOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClient;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What others can do wrong to the web verticles of a ring that runs: each request gets its status
 * and one sentence, and the ring does not notice. The full table of requests is among the tests of
 * the web verticle; here are one of each kind, at every node at once.
 */
class LiveNonsenseTest {
  private static final String END = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  private record Case(String request, int status, String sentence) {}

  private static final List<Case> CASES =
      List.of(
          new Case("GET /api/v1/partitions/60" + END, 400, "use a whole number from 0 to 59"),
          new Case("GET /api/v1/partitions/-1" + END, 400, "partition '-1' is not allowed"),
          new Case("GET /api/v1/partitions/%00" + END, 400, "is not allowed"),
          new Case("GET /api/v1/partitions?limit=0" + END, 400, "limit '0' is not allowed"),
          new Case("GET /api/v1/partitions?owner=a%20b" + END, 400, "owner 'a b' is not allowed"),
          new Case("GET /api/v1/partitions?from=9&from=8" + END, 400, "'from' is given 2 times"),
          new Case("GET /api/v1/keys/%E9" + END, 400, "is not percent-encoded UTF-8"),
          new Case("GET /api/v1/keys/" + "k".repeat(1025) + END, 400, "use at most 1024"),
          new Case("GET /api/v2/ring" + END, 404, "nothing is at this path"),
          new Case("GET /../../etc/passwd" + END, 404, "nothing is at this path"),
          new Case("POST /api/v1/ring" + END, 405, "use GET or HEAD"),
          new Case("DELETE /api/v1/nodes" + END, 405, "use GET or HEAD"),
          new Case("GET /" + "x".repeat(20_000) + END, 414, "the request line is too long"),
          new Case("GET / HTTP/1.1\r\nA: " + "y".repeat(9_000) + END, 431, "headers are too long"),
          new Case("hello there\r\n\r\n", 400, "the request is malformed"));

  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);
  private final NetClient sockets = vertx.createNetClient();
  private final TestRing ring = TestRing.on(vertx).steady();
  private final List<WebNode> nodes = new ArrayList<>();
  private List<Long> tokens = List.of();

  @BeforeEach
  void wholeRing() {
    ring.join(3).settle();
    List<? extends Ring> joined = ring.nodes();
    joined.forEach(node -> nodes.add(WebNode.of(vertx, client, node)));
    tokens = tokens();
  }

  @AfterEach
  void theRingHasNotNoticed() {
    ring.settle();
    assertEquals(tokens, tokens());
    nodes.forEach(node -> assertEquals(200, node.status("/health/ready")));
    Conditions.await("vertx closed", vertx.close());
  }

  private List<Long> tokens() {
    Truth truth = new Truth(List.copyOf(ring.nodes()));
    return IntStream.range(0, TestRing.PARTITIONS)
        .mapToObj(p -> truth.owner(p).token(p).orElseThrow())
        .toList();
  }

  /** Writes {@code request}, or as much as is taken, and reads until the node closes. */
  private Future<String> send(WebNode node, Buffer request) {
    return sockets
        .connect(node.web().actualPort(), "127.0.0.1")
        .compose(
            socket -> {
              Promise<String> closed = Promise.promise();
              Buffer received = Buffer.buffer();
              socket.handler(received::appendBuffer);
              socket.closeHandler(end -> closed.complete(received.toString()));
              return socket.write(request).transform(written -> closed.future());
            });
  }

  @Test
  void requestsThatMakeNoSense() {
    List<Future<Void>> answers = new ArrayList<>();
    for (WebNode node : nodes) {
      for (Case row : CASES) {
        answers.add(
            send(node, Buffer.buffer(row.request))
                .map(
                    answer -> {
                      isProblem(row, answer);
                      return null;
                    }));
      }
    }
    Conditions.await("all answers", Future.all(answers));
  }

  private static void isProblem(Case row, String answer) {
    assertFalse(answer.isEmpty(), () -> "no answer to " + row);
    JsonObject problem = new JsonObject(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    assertEquals(row.status, problem.getInteger("status"), answer);
    assertEquals(Integer.toString(row.status), answer.split(" ", 3)[1]);
    assertTrue(problem.getString("detail").contains(row.sentence), answer);
  }

  @Test
  void noiseIsAnsweredOrHungUpOn() {
    Random random = new Random(20260101);
    List<Future<String>> ends = new ArrayList<>();
    for (WebNode node : nodes) {
      for (int i = 0; i < 50; i++) {
        byte[] noise = new byte[20 + random.nextInt(500)];
        random.nextBytes(noise);
        ends.add(send(node, Buffer.buffer(noise).appendString("\r\n\r\n")));
      }
    }
    Conditions.await("every connection closed", Future.join(ends));
    for (Future<String> end : ends) {
      assertTrue(
          end.result().isEmpty() || end.result().split(" ", 3)[1].equals("400"), end::result);
    }
  }

  @Test
  void aPortInUse() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      RingWebVerticle web =
          new RingWebVerticle(nodes.get(0).ring(), new WebOptions().setPort(other.getLocalPort()));
      CompletionException failed =
          assertThrows(
              CompletionException.class,
              () -> Conditions.await("deployed", vertx.deployVerticle(web)));
      assertEquals(
          "cannot listen on port "
              + other.getLocalPort()
              + " of host 127.0.0.1 (Address already in use): set the web option 'port' to a free port,"
              + " or to 0 for any, and 'host' to an address of this machine",
          assertInstanceOf(RingException.class, failed.getCause()).getMessage());
    }
  }
}
