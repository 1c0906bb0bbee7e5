package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Cause;
import io.ringelection.Grant;
import io.ringelection.RingAddresses;
import io.ringelection.RingEvent;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The stream of events: its form, going on after a break, its bound on watchers, and that only its
 * watcher or its node ends it. The events themselves are the journal's.
 */
class EventsTest extends WebTest {
  private static final String EVENTS = "/api/v1/events";

  private HttpClient listeners;
  private long sequence;

  @BeforeEach
  void ears() {
    listeners = vertx.createHttpClient();
  }

  @AfterEach
  void closeEars() {
    await(listeners.close());
  }

  private Listener listen(RingWebVerticle to, String path, String lastSeen) {
    return await(Listener.open(listeners, to.actualPort(), path, lastSeen));
  }

  private void tell(int partition) {
    RingEvent event =
        new RingEvent.Assigned(
            "ring",
            StubRing.N2,
            ++sequence,
            Cause.BALANCE,
            List.of(new Grant(partition, 100 + partition, StubRing.N1)));
    vertx.eventBus().publish(RingAddresses.partitions("ring"), event.toJson());
  }

  private static String told(String text, int partition) {
    int at = text.indexOf("\"partition\":" + partition + ",");
    return text.substring(text.lastIndexOf("\n\n", at) + 2, text.indexOf("\n\n", at));
  }

  private static String id(String event) {
    return event.lines().findFirst().orElseThrow().substring("id: ".length());
  }

  @Test
  void aSnapshotThenEveryChange() {
    Listener listener = listen(web, EVENTS, null);
    assertEquals("text/event-stream", listener.response.getHeader("Content-Type"));
    assertEquals("no-store", listener.response.getHeader("Cache-Control"));
    String first = await(listener.heard(text -> text.contains("\"type\":\"Snapshot\"")));
    assertTrue(first.startsWith(": the ring\n\nid: "), first);
    assertTrue(first.contains("\nevent: Snapshot\ndata: {"), first);

    tell(3);

    String event = told(await(listener.heard(text -> text.contains("\"partition\":3,"))), 3);
    List<String> lines = event.lines().toList();
    assertEquals(3, lines.size(), event);
    assertEquals("event: Assigned", lines.get(1));
    JsonObject data = new JsonObject(lines.get(2).substring("data: ".length()));
    assertEquals("n2@b2", data.getString("node"));
  }

  @Test
  void goesOnBehindTheLastOneSeen() {
    Listener first = listen(web, EVENTS, null);
    await(first.heard(text -> text.contains("Snapshot")));
    tell(1);
    String seen = id(told(await(first.heard(text -> text.contains("\"partition\":1,"))), 1));
    await(first.close());
    tell(2);

    for (Listener again :
        List.of(
            listen(web, EVENTS, seen),
            listen(web, EVENTS + "?after=" + encoded(seen), null),
            listen(web, EVENTS + "?after=nonsense", seen))) {
      String text = await(again.heard(heard -> heard.contains("\"partition\":2,")));
      assertFalse(text.contains("Snapshot"), text);
      assertFalse(text.contains("\"partition\":1,"), text);
    }
    Listener lost = listen(web, EVENTS, "nonsense");
    await(lost.heard(text -> text.contains("Snapshot")));
  }

  private static String encoded(String id) {
    return java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void noMoreWatchersThanAllowed() {
    RingWebVerticle narrow =
        new RingWebVerticle(
            ring, new WebOptions().setPort(0).setEvents(new EventsOptions().setMaxWatchers(1)));
    String id = await(vertx.deployVerticle(narrow));
    Listener first = listen(narrow, EVENTS, null);

    HttpResponse<Buffer> second =
        await(client.get(narrow.actualPort(), "127.0.0.1", EVENTS).send());
    assertEquals(503, second.statusCode());
    assertEquals("5", second.getHeader("Retry-After"));
    assertEquals(1, second.bodyAsJsonObject().getInteger("maxWatchers"));

    await(first.close());
    await(openedAgain(narrow));
    await(vertx.undeploy(id));
  }

  /** The node hears a little later that a watcher is gone. */
  private Future<Listener> openedAgain(RingWebVerticle at) {
    return Listener.open(listeners, at.actualPort(), EVENTS, null)
        .compose(
            listener ->
                listener.response.statusCode() == 200
                    ? Future.succeededFuture(listener)
                    : openedAgain(at));
  }

  @Test
  void silenceDoesNotEndItAndItsNodeDoes() {
    RingWebVerticle hasty =
        new RingWebVerticle(ring, new WebOptions().setPort(0).setIdleMillis(1_000));
    String id = await(vertx.deployVerticle(hasty));
    Listener listener = listen(hasty, EVENTS, null);

    // Six heartbeats are three times the silence after which a connection is closed.
    await(listener.heard(text -> text.split(": still here\n\n", -1).length > 6));
    assertFalse(listener.ended().isComplete());

    await(vertx.undeploy(id));
    await(listener.ended());
  }

  @Test
  void headHasTheHeadersOnly() {
    HttpResponse<Buffer> head = ask(HttpMethod.HEAD, EVENTS);

    assertEquals(200, head.statusCode());
    assertEquals("text/event-stream", head.getHeader("Content-Type"));
  }

  @Test
  void theLedgerTellsTheNewestFirstInPages() {
    Listener ear = listen(web, EVENTS, null);
    await(ear.heard(text -> text.contains("Snapshot")));
    for (int p = 0; p < 5; p++) {
      tell(p);
    }
    await(ear.heard(text -> text.contains("\"partition\":4,")));

    JsonObject page = object("/api/v1/ledger?limit=2");
    assertEquals(List.of(4, 3), partitions(page));
    JsonObject row = page.getJsonArray("changes").getJsonObject(1);
    assertEquals(
        new JsonObject(
                """
                {"time":"1970-01-01T00:00:00Z", "type":"Assigned", "node":"n2@b2", "cause":"BALANCE",
                 "term":0, "partitions":[{"partition":3,"token":"103","previousOwner":"n1@a1"}]}
                """)
            .put("id", row.getString("id")),
        row);
    String older = "/api/v1/ledger?limit=9&before=" + encoded(row.getString("id"));
    assertEquals(List.of(2, 1, 0), partitions(object(older)));
    HttpResponse<Buffer> unknown = get("/api/v1/ledger?before=x");
    assertEquals(400, unknown.statusCode());
    assertEquals(
        "before 'x' is not known, or no longer: begin again without it",
        unknown.bodyAsJsonObject().getString("detail"));
    assertEquals(400, get("/api/v1/ledger?limit=0").statusCode());
    assertEquals(400, get("/api/v1/ledger?after=1").statusCode());
  }

  private static List<Integer> partitions(JsonObject page) {
    return page.getJsonArray("changes").stream()
        .map(
            row ->
                ((JsonObject) row)
                    .getJsonArray("partitions")
                    .getJsonObject(0)
                    .getInteger("partition"))
        .toList();
  }
}
