package io.ringelection.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.ringelection.RingStatus;
import io.ringelection.access.Operator;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets the node leave when an operator says so, and answers where it stands: with 200 once it has
 * left, with 202 when that takes longer than an answer may. Saying it again is asking again.
 *
 * @param operator does it
 * @param patienceMillis how long an answer may take
 */
record Drain(Vertx vertx, Operator operator, long patienceMillis) {

  /** Answers whoever has been admitted to act. */
  void answer(RoutingContext context) {
    long patience =
        vertx.setTimer(patienceMillis, late -> send(context, HttpResponseStatus.ACCEPTED));
    operator
        .drain(Door.caller(context), context.request().remoteAddress().toString())
        .onSuccess(
            left -> {
              if (vertx.cancelTimer(patience)) {
                send(context, HttpResponseStatus.OK);
              }
            })
        .onFailure(
            fault -> {
              if (vertx.cancelTimer(patience)) {
                context.fail(fault);
              }
            });
  }

  private void send(RoutingContext context, HttpResponseStatus how) {
    RingStatus status = operator.ring().status();
    context.response().setStatusCode(how.code());
    Answer.send(
        context.request(),
        Endpoint.JSON,
        new JsonObject()
            .put("node", status.node().toString())
            .put("phase", status.phase().name())
            .put("owned", status.owned()));
  }
}
