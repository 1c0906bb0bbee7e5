package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Cause;
import io.ringelection.Grant;
import io.ringelection.RingAddresses;
import io.ringelection.RingEvent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import io.vertx.ext.web.client.HttpResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A watcher that stops reading while much more happens than the buffers of its connection hold: the
 * node keeps nothing for it, and tells it the present state when it reads on.
 */
class SlowWatcherTest extends WebTest {
  private static final int GRANTS = 200;
  private static final int BURST = 50;
  private static final int EVENTS = 1_500;

  private long sequence;

  /** About 15 KB. */
  private void tell() {
    long number = ++sequence;
    List<Grant> grants =
        IntStream.range(0, GRANTS).mapToObj(p -> new Grant(p, number, StubRing.N1)).toList();
    RingEvent event = new RingEvent.Assigned("ring", StubRing.N2, number, Cause.BALANCE, grants);
    vertx.eventBus().publish(RingAddresses.partitions("ring"), event.toJson());
  }

  /** Somebody who reads all the time, and how far he is. */
  private static final class Reader {
    private Promise<Void> there = Promise.promise();
    private long wanted = Long.MAX_VALUE;
    private long told;
    private int changes;

    synchronized void hear(JsonObject notice) {
      told = sequence(notice);
      changes += isSnapshot(notice) ? 0 : 1;
      look();
    }

    synchronized Future<Void> hasHeard(long number) {
      wanted = number;
      there = Promise.promise();
      look();
      return there.future();
    }

    private void look() {
      if (told >= wanted) {
        there.tryComplete();
      }
    }
  }

  private Reader reader(HttpClient ears, RingWebVerticle to) {
    Reader reader = new Reader();
    RecordParser lines =
        RecordParser.newDelimited("\n", line -> notice(line.toString()).forEach(reader::hear));
    await(
        ears.request(HttpMethod.GET, to.actualPort(), "127.0.0.1", "/api/v1/events")
            .compose(
                request -> {
                  Future<?> heard =
                      request.response().onSuccess(response -> response.handler(lines));
                  return request.end().compose(sent -> heard);
                }));
    return reader;
  }

  /** What a line says; lines of other kinds say nothing. */
  private static List<JsonObject> notice(String line) {
    return line.startsWith("data: ")
        ? List.of(new JsonObject(line.substring("data: ".length())))
        : List.of();
  }

  private static boolean isSnapshot(JsonObject notice) {
    return notice.getString("type").equals("Snapshot");
  }

  private static long sequence(JsonObject notice) {
    return isSnapshot(notice)
        ? notice.getJsonArray("states").stream()
            .map(JsonObject.class::cast)
            .filter(state -> state.getString("node").equals(StubRing.N2.toString()))
            .mapToLong(state -> state.getLong("sequence"))
            .sum()
        : notice.getLong("sequence");
  }

  @Test
  void getsASnapshotInPlaceOfWhatItHasMissed() throws IOException {
    RingWebVerticle kept =
        new RingWebVerticle(
            ring, new WebOptions().setPort(0).setEvents(new EventsOptions().setCapacity(100)));
    String id = await(vertx.deployVerticle(kept));
    await(untilItFollows(kept));
    HttpClient ears = vertx.createHttpClient();
    tell();
    Reader quick = reader(ears, kept);
    try (Socket slow = new Socket()) {
      BufferedReader said = ask(slow, kept.actualPort());
      List<JsonObject> told = new ArrayList<>();
      readUntil(1, said, told);

      while (sequence < EVENTS) {
        for (int i = 0; i < BURST; i++) {
          tell();
        }
        await(quick.hasHeard(sequence));
      }
      readUntil(sequence, said, told);

      assertTrue(quick.changes >= EVENTS - 1, "who reads is told all: " + quick.changes);
      assertTrue(told.size() < EVENTS, "told " + told.size() + " notices");
      assertTrue(told.stream().skip(1).anyMatch(SlowWatcherTest::isSnapshot));
      nothingIsLeftOut(told);
    }
    await(ears.close().compose(closed -> vertx.undeploy(id)));
  }

  /** It answers before it follows the ring, and nobody repeats what is told until then. */
  private static Future<HttpResponse<Buffer>> untilItFollows(RingWebVerticle verticle) {
    return client
        .get(verticle.actualPort(), "127.0.0.1", "/api/v1/ledger")
        .send()
        .compose(
            answer ->
                answer.statusCode() == 200
                    ? Future.succeededFuture(answer)
                    : vertx.timer(10).compose(turn -> untilItFollows(verticle)));
  }

  private static BufferedReader ask(Socket slow, int port) throws IOException {
    slow.setReceiveBufferSize(8_192);
    slow.setSoTimeout(20_000);
    slow.connect(new InetSocketAddress("127.0.0.1", port));
    slow.getOutputStream()
        .write(
            "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
    return new BufferedReader(new InputStreamReader(slow.getInputStream(), StandardCharsets.UTF_8));
  }

  private static void readUntil(long number, BufferedReader said, List<JsonObject> told)
      throws IOException {
    while (told.isEmpty() || sequence(told.get(told.size() - 1)) < number) {
      told.addAll(notice(said.readLine()));
    }
  }

  private static void nothingIsLeftOut(List<JsonObject> told) {
    long before = sequence(told.get(0));
    for (JsonObject notice : told.subList(1, told.size())) {
      if (!isSnapshot(notice)) {
        assertEquals(before + 1, sequence(notice));
      }
      before = sequence(notice);
    }
  }
}
