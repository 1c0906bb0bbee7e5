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

  /** Answering is the proof: it needs the event loop. */
  JsonObject live() {
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
    throw new Problem(
            HttpResponseStatus.SERVICE_UNAVAILABLE.code(),
            waiting.isEmpty()
                ? "the node is no member with a lease: its phase is " + status.phase()
                : waiting)
        .with("phase", status.phase().name())
        .with("waitingFor", waiting);
  }
}
