package io.ringelection.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.ringelection.Phase;
import io.ringelection.Ring;
import io.ringelection.RingStatus;
import io.vertx.core.json.JsonObject;

/**
 * What an orchestrator asks. Alive and ready are different questions: a node without a quorum waits
 * and must not be restarted for it, but it must not get work either.
 *
 * @param ring the node asked
 */
record HealthView(Ring ring) {

  /**
   * Answering is the proof: it needs the event loop. A node that has ended and waits for something
   * all the same cannot help itself.
   *
   * @throws Problem 503 when only a new process helps
   */
  JsonObject live() {
    RingStatus status = ring.status();
    if (status.phase() == Phase.LEFT && !status.waitingFor().isEmpty()) {
      throw notYet("the node has failed and needs " + status.waitingFor(), status);
    }
    return new JsonObject().put("status", "live");
  }

  /**
   * The node may own partitions.
   *
   * @throws Problem 503 when it may not, with what it waits for
   */
  JsonObject ready() {
    RingStatus status = ring.status();
    if (status.phase() == Phase.MEMBER && status.leaseMillis() > 0) {
      return new JsonObject().put("status", "ready").put("leaseMillis", status.leaseMillis());
    }
    String waiting = status.waitingFor();
    throw notYet(
        waiting.isEmpty()
            ? "the node is no member with a lease: its phase is " + status.phase()
            : waiting,
        status);
  }

  private static Problem notYet(String detail, RingStatus status) {
    return new Problem(HttpResponseStatus.SERVICE_UNAVAILABLE.code(), detail)
        .with("phase", status.phase().name())
        .with("waitingFor", status.waitingFor());
  }
}
