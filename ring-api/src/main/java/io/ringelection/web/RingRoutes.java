package io.ringelection.web;

import io.ringelection.Ring;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Which path is answered by which view. */
final class RingRoutes {
  private static final String JSON = "application/json";
  private static final String PARTITION = "p";

  private final Ring ring;
  private final List<Endpoint> endpoints;

  /** The paths of one node. */
  RingRoutes(Ring ring) {
    this.ring = ring;
    HealthView health = new HealthView(ring);
    RingView view = new RingView(ring);
    PartitionsView partitions = new PartitionsView(ring);
    OriginalView original = new OriginalView(ring);
    this.endpoints =
        List.of(
            new Endpoint("/", "this list", context -> index()),
            new Endpoint(
                "/health/live", "200 while this node can answer", context -> health.live()),
            new Endpoint(
                "/health/ready",
                "200 while this node is a member with a lease, else 503",
                context -> health.ready()),
            new Endpoint(
                "/api/v1/ring", "the ring as this node knows it", context -> view.summary()),
            new Endpoint(
                "/api/v1/nodes", "members, the most senior first", context -> view.nodes()),
            new Endpoint(
                "/api/v1/partitions",
                "partitions in pages: ?from=0&limit=100, and &owner=NAME or &unowned=true",
                context -> partitions.page(PageQuery.of(context.queryParams(), ring.partitions()))),
            new Endpoint(
                "/api/v1/partitions/{p}",
                "one partition",
                context -> partitions.one(partition(context))),
            new Endpoint(
                "/api/v1/keys/{key}",
                "the partition of a key and who owns it",
                context -> partitions.ofKey(Key.of(context.request().path()))),
            new Endpoint(
                "/status",
                "members in the form of ring-election for Node.js",
                context -> original.status()),
            new Endpoint(
                "/partitions",
                "partitions of this node in the form of ring-election for Node.js",
                context -> original.partitions()));
  }

  /** A router for all paths, which also answers everything else. */
  Router router(Vertx vertx) {
    Router router = Router.router(vertx);
    for (Endpoint endpoint : endpoints) {
      router
          .route(endpoint.route())
          .method(HttpMethod.GET)
          .method(HttpMethod.HEAD)
          .produces(JSON)
          .handler(
              context -> Answer.send(context.request(), JSON, endpoint.answer().apply(context)));
    }
    Problems.answerOn(router);
    return router;
  }

  private JsonObject index() {
    return new JsonObject()
        .put("ring", ring.status().ring())
        .put("node", ring.node().toString())
        .put("paths", new JsonArray(endpoints.stream().map(Endpoint::toJson).toList()));
  }

  private int partition(RoutingContext context) {
    return Whole.parse("partition", context.pathParam(PARTITION), 0, ring.partitions() - 1);
  }
}
