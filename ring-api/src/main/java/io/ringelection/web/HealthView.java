package io.ringelection.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.ringelection.Ring;
import io.ringelection.RingStatus;
import io.ringelection.health.Check;
import io.ringelection.health.NodeHealth;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.CheckResult;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Tells an orchestrator the health of the node as JSON, with the reason of each check. */
final class HealthView {
  /** Name of the reason in the data of a check that fails. */
  private static final String REASON = "reason";

  private final Ring ring;
  private final List<String> order;
  private final HealthChecks live;
  private final HealthChecks ready;

  /** Tells {@code health}, which is that of {@code ring}. */
  HealthView(Vertx vertx, Ring ring, NodeHealth health) {
    this.ring = ring;
    this.order =
        Stream.concat(health.live().stream(), health.ready().stream()).map(Check::id).toList();
    this.live = checks(vertx, health.live());
    this.ready = checks(vertx, health.ready());
  }

  private static HealthChecks checks(Vertx vertx, List<Check> checks) {
    HealthChecks all = HealthChecks.create(vertx);
    checks.forEach(check -> all.register(check.id(), promise -> answer(promise, check.reason())));
    return all;
  }

  /** A reason is a failure, an empty one is none. */
  private static void answer(Promise<Status> promise, String reason) {
    promise.complete(
        reason.isEmpty() ? Status.OK() : Status.KO(new JsonObject().put(REASON, reason)));
  }

  /** Fails with a {@link Problem} 503 when only a new process helps. */
  Future<JsonObject> live() {
    return check(live, "live");
  }

  /**
   * Fails with a {@link Problem} 503 while the node should not get work, with what it waits for.
   */
  Future<JsonObject> ready() {
    return check(ready, "ready").map(json -> json.put("leaseMillis", ring.status().leaseMillis()));
  }

  private Future<JsonObject> check(HealthChecks checks, String status) {
    return checks
        .checkStatus()
        .compose(
            result ->
                result.getUp()
                    ? Future.succeededFuture(
                        new JsonObject().put("status", status).put("checks", json(result)))
                    : Future.failedFuture(problem(result)));
  }

  private Problem problem(CheckResult result) {
    RingStatus status = ring.status();
    String reason =
        inOrder(result).stream()
            .filter(check -> !check.getUp())
            .map(check -> check.getData().getString(REASON))
            .findFirst()
            .orElse("");
    return new Problem(HttpResponseStatus.SERVICE_UNAVAILABLE.code(), reason)
        .with("phase", status.phase().name())
        .with("waitingFor", status.waitingFor())
        .with("checks", json(result));
  }

  private JsonArray json(CheckResult result) {
    JsonArray checks = new JsonArray();
    for (CheckResult check : inOrder(result)) {
      JsonObject json =
          new JsonObject().put("id", check.getId()).put("status", check.getUp() ? "UP" : "DOWN");
      checks.add(check.getUp() ? json : json.put(REASON, check.getData().getString(REASON)));
    }
    return checks;
  }

  /** What explains the others comes first. */
  private List<CheckResult> inOrder(CheckResult result) {
    return result.getChecks().stream()
        .sorted(Comparator.comparingInt(check -> order.indexOf(check.getId())))
        .toList();
  }
}
