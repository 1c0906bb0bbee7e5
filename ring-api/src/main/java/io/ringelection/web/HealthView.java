package io.ringelection.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.ringelection.Phase;
import io.ringelection.Ring;
import io.ringelection.RingStatus;
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
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What an orchestrator asks, each question made of checks with their reasons. Alive and ready are
 * different: a node without a quorum waits and must not be restarted for it, but it must not get
 * work either.
 */
final class HealthView {
  /** Name of the reason in the data of a check that fails. */
  private static final String REASON = "reason";

  private static final List<String> ORDER =
      List.of("node", "loop", "member", "leader", "lease", "share");

  private final Ring ring;
  private final HealthChecks live;
  private final HealthChecks ready;

  /**
   * Checks of one node.
   *
   * @param nanos a clock that runs evenly, nanoseconds
   */
  HealthView(Vertx vertx, Ring ring, LongSupplier nanos) {
    this.ring = ring;
    LoopCheck loop = new LoopCheck(ring, nanos);
    ShareCheck share = new ShareCheck(ring, nanos);
    this.live =
        HealthChecks.create(vertx)
            .register("node", promise -> answer(promise, this::failure))
            .register("loop", promise -> answer(promise, loop::failure));
    this.ready =
        HealthChecks.create(vertx)
            .register("member", promise -> answer(promise, this::notMember))
            .register("leader", promise -> answer(promise, this::noLeader))
            .register("lease", promise -> answer(promise, this::noLease))
            .register("share", promise -> answer(promise, share::failure));
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

  private static JsonArray json(CheckResult result) {
    JsonArray checks = new JsonArray();
    for (CheckResult check : inOrder(result)) {
      JsonObject json =
          new JsonObject().put("id", check.getId()).put("status", check.getUp() ? "UP" : "DOWN");
      checks.add(check.getUp() ? json : json.put(REASON, check.getData().getString(REASON)));
    }
    return checks;
  }

  /** What explains the others comes first. */
  private static List<CheckResult> inOrder(CheckResult result) {
    return result.getChecks().stream()
        .sorted(Comparator.comparingInt(check -> ORDER.indexOf(check.getId())))
        .toList();
  }

  /** A reason is a failure, an empty one is none. */
  private static void answer(Promise<Status> promise, Supplier<String> reason) {
    String failure = reason.get();
    promise.complete(
        failure.isEmpty() ? Status.OK() : Status.KO(new JsonObject().put(REASON, failure)));
  }

  /** A node that has ended and waits for something all the same cannot help itself. */
  private String failure() {
    RingStatus status = ring.status();
    return status.phase() == Phase.LEFT && !status.waitingFor().isEmpty()
        ? "the node has failed and needs " + status.waitingFor()
        : "";
  }

  private String notMember() {
    RingStatus status = ring.status();
    if (status.phase() == Phase.MEMBER) {
      return "";
    }
    return status.waitingFor().isEmpty()
        ? "the node is no member: its phase is " + status.phase()
        : status.waitingFor();
  }

  private String noLeader() {
    return ring.status().leader().isPresent() ? "" : "the node knows no leader";
  }

  private String noLease() {
    return ring.status().leaseMillis() > 0 ? "" : "the node has no lease";
  }
}
