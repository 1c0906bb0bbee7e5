package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Cause;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.NodeState;
import io.ringelection.RingAddresses;
import io.ringelection.RingEvent;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What the watchdog and the meters tell of what went over the event bus. */
class WatchdogTest extends WebTest {
  private static final String WATCHDOG = "/api/v1/watchdog";

  private void tell(RingEvent event) {
    vertx.eventBus().publish(RingAddresses.partitions("ring"), event.toJson());
  }

  private static RingEvent assigned(NodeId node, long token) {
    return new RingEvent.Assigned(
        "ring", node, 1, Cause.UNOWNED, List.of(new Grant(3, token, null)));
  }

  /** Asks until the answer fits. */
  private JsonObject until(Predicate<JsonObject> fits) {
    return await(ask(fits));
  }

  private Future<JsonObject> ask(Predicate<JsonObject> fits) {
    return client
        .request(HttpMethod.GET, web.actualPort(), "127.0.0.1", WATCHDOG)
        .send()
        .map(HttpResponse::bodyAsJsonObject)
        .compose(
            json ->
                fits.test(json)
                    ? Future.succeededFuture(json)
                    : vertx.timer(20).compose(again -> ask(fits)));
  }

  private String metrics() {
    HttpResponse<Buffer> response = get("/metrics");
    assertEquals(200, response.statusCode());
    assertEquals(MetricsPath.MEDIA_TYPE, response.getHeader("Content-Type"));
    return response.bodyAsString();
  }

  @Test
  void aRingInGoodHealthShowsNothing() {
    JsonObject seen = until(json -> json.containsKey("overlaps"));
    assertEquals(0, seen.getInteger("unowned"));
    assertEquals(0, seen.getInteger("overlaps"));
    assertTrue(seen.getJsonArray("flapping").isEmpty());
    assertTrue(metrics().contains("ring_overlaps_total{node=\"n1\",ring=\"ring\"} 0.0\n"));
  }

  @Test
  void anOwnerThatDoesNotGiveWayIsAskedAndTold() {
    NodeState claimed = new NodeState("ring", StubRing.N2, 1, List.of(new Grant(3, 7, null)));
    vertx
        .eventBus()
        .consumer(RingAddresses.state("ring", StubRing.N2), asked -> asked.reply(claimed.toJson()));
    until(json -> json.containsKey("overlaps"));
    tell(assigned(StubRing.N2, 7));
    tell(assigned(StubRing.N3, 8));
    JsonObject seen = until(json -> json.getInteger("overlaps", 0) > 0);
    JsonObject overlap = seen.getJsonArray("lastOverlaps").getJsonObject(0);
    assertEquals(3, overlap.getInteger("partition"));
    assertEquals(StubRing.N2.toString(), overlap.getString("older"));
    assertEquals(StubRing.N3.toString(), overlap.getString("newer"));
    assertTrue(metrics().contains("ring_overlaps_total{node=\"n1\",ring=\"ring\"} 1.0\n"));
  }

  @Test
  void aPartitionThatWasGivenUpIsUnowned() {
    until(json -> json.containsKey("overlaps"));
    tell(assigned(StubRing.N2, 7));
    tell(
        new RingEvent.Revoked("ring", StubRing.N2, 2, Cause.LEAVE, List.of(new Grant(3, 7, null))));
    JsonObject seen = until(json -> json.getInteger("unowned", 0) == 1);
    assertEquals(3, seen.getJsonArray("vacancies").getJsonObject(0).getInteger("partition"));
    assertTrue(seen.getJsonArray("vacancies").getJsonObject(0).getBoolean("open"));
  }
}
