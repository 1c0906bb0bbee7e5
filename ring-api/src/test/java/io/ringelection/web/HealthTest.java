package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.Phase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Alive in every phase, unless only a new process helps; ready only as a member with a lease. */
class HealthTest extends WebTest {

  @ParameterizedTest
  @EnumSource(Phase.class)
  void liveInEveryPhase(Phase phase) {
    ring.phase(phase, 0, phase == Phase.LEFT ? "" : "something");

    assertEquals(200, get("/health/live").statusCode());
    assertEquals(
        new JsonObject(
            """
            {"status":"live", "checks":[{"id":"node", "status":"UP"}, {"id":"loop", "status":"UP"}]}
            """),
        object("/health/live"));
  }

  @Test
  void notLiveWhenTheNodeHasFailed() {
    ring.phase(Phase.LEFT, 0, "a new process");

    HttpResponse<Buffer> answer = get("/health/live");

    assertEquals(503, answer.statusCode());
    assertEquals(
        "the node has failed and needs a new process",
        answer.bodyAsJsonObject().getString("detail"));
  }

  @Test
  void readyAsMemberWithLease() {
    assertEquals(200, get("/health/ready").statusCode());
    assertEquals(
        new JsonObject(
            """
            {"status":"ready", "checks":[{"id":"member", "status":"UP"}, {"id":"leader", "status":"UP"},
             {"id":"lease", "status":"UP"}, {"id":"share", "status":"UP"}],
             "leaseMillis":1800}
            """),
        object("/health/ready"));
  }

  @ParameterizedTest
  @EnumSource(value = Phase.class, mode = EnumSource.Mode.EXCLUDE, names = "MEMBER")
  void notReadyInAnyOtherPhase(Phase phase) {
    ring.phase(phase, 1800, "2 more nodes to found the ring");

    HttpResponse<Buffer> answer = get("/health/ready");

    assertEquals(503, answer.statusCode());
    assertEquals("application/problem+json", answer.getHeader("Content-Type"));
    assertEquals(
        new JsonObject()
            .put("type", "about:blank")
            .put("title", "Service Unavailable")
            .put("status", 503)
            .put("detail", "2 more nodes to found the ring")
            .put("phase", phase.name())
            .put("waitingFor", "2 more nodes to found the ring")
            .put(
                "checks",
                new JsonArray(
                    """
                    [{"id":"member", "status":"DOWN", "reason":"2 more nodes to found the ring"},
                     {"id":"leader", "status":"UP"}, {"id":"lease", "status":"UP"},
                     {"id":"share", "status":"UP"}]
                    """))
            .put("instance", "/health/ready"),
        answer.bodyAsJsonObject());
  }

  @Test
  void notReadyWithoutLease() {
    ring.phase(Phase.MEMBER, 0, "");

    HttpResponse<Buffer> answer = get("/health/ready");

    assertEquals(503, answer.statusCode());
    assertEquals("the node has no lease", answer.bodyAsJsonObject().getString("detail"));
  }
}
