package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that make no sense, written to the socket as they are: a client library would repair
 * them. Each gets its status and one sentence that names what was wrong, and the node goes on
 * answering.
 */
class NonsenseTest extends WebTest {
  private static final String PARTITIONS = "/api/v1/partitions";
  private static final String KEYS = "/api/v1/keys/";

  static Stream<Arguments> nonsense() {
    return Stream.of(
        row(
            PARTITIONS + "/-1",
            400,
            "partition '-1' is not allowed: use a whole number from 0 to 7"),
        row(PARTITIONS + "/8", 400, "partition '8' is not allowed"),
        row(PARTITIONS + "/99999999999999999999", 400, "partition '99999999999999999999'"),
        row(PARTITIONS + "/1.5", 400, "partition '1.5'"),
        row(PARTITIONS + "/0x1", 400, "partition '0x1'"),
        row(PARTITIONS + "/+1", 400, "partition '+1'"),
        row(PARTITIONS + "/%D9%A1", 400, "partition '١'"),
        row(PARTITIONS + "/%00", 400, "partition '\u0000'"),
        row(PARTITIONS + "/" + "9".repeat(200), 400, "partition '" + "9".repeat(64) + "...'"),
        row(PARTITIONS + "/%zz", 400, "percent-encode"),
        row(PARTITIONS + "/%", 400, "percent-encode"),
        row(PARTITIONS + "/1/2", 404, "nothing is at this path"),
        row(
            PARTITIONS + "?limit=0",
            400,
            "limit '0' is not allowed: use a whole number from 1 to 1000"),
        row(PARTITIONS + "?limit=1001", 400, "limit '1001'"),
        row(PARTITIONS + "?limit=", 400, "limit ''"),
        row(PARTITIONS + "?limit=ten", 400, "limit 'ten'"),
        row(PARTITIONS + "?limit=2&limit=3", 400, "'limit' is given 2 times"),
        row(PARTITIONS + "?from=8", 400, "from '8'"),
        row(PARTITIONS + "?from=-1", 400, "from '-1'"),
        row(PARTITIONS + "?owner=", 400, "owner '' is not allowed"),
        row(PARTITIONS + "?owner=n%201", 400, "owner 'n 1'"),
        row(PARTITIONS + "?owner=n1@xyz", 400, "owner 'n1@xyz'"),
        row(PARTITIONS + "?owner=n1&unowned=true", 400, "exclude each other"),
        row(PARTITIONS + "?unowned=yes", 400, "unowned 'yes' is not allowed: use true or false"),
        row(
            PARTITIONS + "?ownr=n1",
            400,
            "query parameter 'ownr' is unknown: use from, limit, owner, unowned"),
        row(PARTITIONS + "?limit=%zz", 400, "percent-encode"),
        row(KEYS, 404, "nothing is at this path"),
        row(KEYS + "a/b", 404, "nothing is at this path"),
        row(KEYS + "%zz", 400, "percent-encode"),
        row(KEYS + "%E9", 400, "the key '%E9' is not percent-encoded UTF-8"),
        row(KEYS + "%ED%A0%80", 400, "is not percent-encoded UTF-8"),
        row(KEYS + "%C0%80", 400, "is not percent-encoded UTF-8"),
        row(KEYS + "é", 400, "percent-encode"),
        row(KEYS + "k".repeat(1025), 400, "the key has 1025 characters: use at most 1024"),
        row("/" + "x".repeat(20_000), 414, "the request line is too long"),
        row("nowhere", 404, "nothing is at this path"),
        row("*", 404, "nothing is at this path"),
        row("/../../etc/passwd", 404, "nothing is at this path"),
        row("/api/v1/ring/%2e%2e/%2e%2e/none", 404, "nothing is at this path"));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void isAnsweredWithOneSentence(String path, int status, String sentence) {
    Answer answer =
        send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertEquals(status, answer.status(), answer.text());
    JsonObject problem = answer.json();
    assertEquals(status, problem.getInteger("status"));
    assertTrue(problem.getString("detail").contains(sentence), problem.getString("detail"));
    assertTrue(answer.text().contains("content-type: application/problem+json"), answer.text());
    assertEquals(200, get("/health/live").statusCode());
  }

  static Stream<Arguments> acceptable() {
    return Stream.of(
        row("//api//v1//ring", 200, "\"ring\""),
        row("/api/v1/ring/", 200, "\"ring\""),
        row("/api/v1/./ring", 200, "\"ring\""),
        row("/%61pi/v1/ring", 200, "\"ring\""),
        row("/api/v1/ring?whatever=1", 200, "\"ring\""),
        row(PARTITIONS + "/007", 200, "\"partition\":7"),
        row(KEYS + "a+b", 200, "\"key\":\"a+b\""),
        row(KEYS + "%22%3Cb%3E", 200, "\"key\":\"\\\"<b>\""),
        row(KEYS + "%E2%82%AC".repeat(1024), 200, "\"partition\""));
  }

  @ParameterizedTest
  @MethodSource("acceptable")
  void oddButClear(String path, int status, String part) {
    Answer answer =
        send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertEquals(status, answer.status(), answer.text());
    assertTrue(answer.text().contains(part), answer.text());
  }

  @Test
  void noHost() {
    assertEquals(400, send("GET /api/v1/ring HTTP/1.1\r\nConnection: close\r\n\r\n").status());
  }

  @Test
  void headersTooLong() {
    Answer answer =
        send("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "y".repeat(9_000) + "\r\n\r\n");

    assertEquals(431, answer.status(), answer.text());
    assertEquals("the headers are too long", answer.json().getString("detail"));
  }

  @Test
  void notHttp() {
    assertEquals(400, send("hello there\r\n\r\n").status());
  }

  private static Arguments row(String path, int status, String part) {
    return Arguments.of(path, status, part);
  }

  /** Writes {@code request} and reads until the node closes the connection. */
  private Answer send(String request) {
    Future<Buffer> all =
        sockets
            .connect(web.actualPort(), "127.0.0.1")
            .compose(
                socket -> {
                  Promise<Buffer> closed = Promise.promise();
                  Buffer received = Buffer.buffer();
                  socket.handler(received::appendBuffer);
                  socket.closeHandler(end -> closed.complete(received));
                  return socket.write(request).compose(written -> closed.future());
                });
    return new Answer(await(all).toString());
  }

  private record Answer(String text) {
    int status() {
      return Integer.parseInt(text.split(" ", 3)[1]);
    }

    JsonObject json() {
      return new JsonObject(text.substring(text.indexOf("\r\n\r\n") + 4));
    }
  }
}
