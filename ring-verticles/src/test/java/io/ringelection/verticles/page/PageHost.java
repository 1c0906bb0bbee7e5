package io.ringelection.verticles.page;

import io.ringelection.Ring;
import io.ringelection.verticles.Conditions;
import io.ringelection.web.RingWebVerticle;
import io.ringelection.web.WebOptions;
import io.vertx.core.Vertx;

/** The page of one node, served by the node's own web verticle on a free port. */
final class PageHost {
  private final RingWebVerticle web;

  PageHost(Vertx vertx, Ring asked) {
    web = new RingWebVerticle(asked, new WebOptions().setPort(0));
    Conditions.await("web verticle deployed", vertx.deployVerticle(web));
  }

  String url() {
    return "http://127.0.0.1:" + web.actualPort() + "/";
  }
}
