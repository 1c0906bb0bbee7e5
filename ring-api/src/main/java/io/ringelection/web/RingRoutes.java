package io.ringelection.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.ringelection.Ring;
import io.ringelection.access.Role;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Which path is answered by which view. */
final class RingRoutes {
  private static final String PARTITION = "p";
  private static final String METRICS = "/metrics";

  private final Ring ring;
  private final Door door;
  private final CrossOrigin crossOrigin;
  private final List<Endpoint> endpoints;

  /** What the paths are answered from, beside the ring itself. */
  record Sources(
      HealthView health,
      EventStreams events,
      LedgerView ledger,
      WatchdogView watchdog,
      MetricsPath metrics,
      Drain drain) {}

  /**
   * The paths of one node.
   *
   * @param door lets those pass who may ask
   * @param crossOrigin says from which web sites
   */
  RingRoutes(Ring ring, Door door, CrossOrigin crossOrigin, Sources sources) {
    this.crossOrigin = crossOrigin;
    this.ring = ring;
    this.door = door;
    RingView view = new RingView(ring);
    PartitionsView partitions = new PartitionsView(ring);
    OriginalView original = new OriginalView(ring);
    JsonObject document = OpenApi.document();
    this.endpoints =
        List.of(
            Endpoint.open("/openapi.json", "these paths in OpenAPI 3.1", context -> document),
            Endpoint.view("/api/v1", "this list", context -> index(sources.metrics())),
            Endpoint.later(
                "/health/live",
                "200 while this node's loop turns, 503 when only a new process helps",
                sources.health()::live),
            Endpoint.later(
                "/health/ready",
                "200 while this node is a member with a leader, a lease and its share, else 503",
                sources.health()::ready),
            Endpoint.view(
                "/api/v1/ring", "the ring as this node knows it", context -> view.summary()),
            Endpoint.view(
                "/api/v1/nodes", "members, the most senior first", context -> view.nodes()),
            Endpoint.view(
                "/api/v1/partitions",
                "partitions in pages: ?from=0&limit=100, and &owner=NAME or &unowned=true",
                context -> partitions.page(PageQuery.of(context.queryParams(), ring.partitions()))),
            Endpoint.view(
                "/api/v1/partitions/{p}",
                "one partition",
                context -> partitions.one(partition(context))),
            Endpoint.view(
                "/api/v1/keys/{key}",
                "the partition of a key and who owns it",
                context -> partitions.ofKey(Key.of(context.request().path()))),
            new Endpoint(
                "/api/v1/events",
                "what happens, as server-sent events; ?after=ID, or Last-Event-ID, to go on",
                Role.VIEW,
                EventStreams.MEDIA_TYPE,
                sources.events()::answer),
            Endpoint.view(
                "/api/v1/ledger",
                "the last changes of ownership, the newest first: ?limit=100&before=ID",
                context -> sources.ledger().page(context.queryParams())),
            Endpoint.view(
                "/api/v1/watchdog",
                "partitions without owner, two owners, stuck hand-offs, restless members",
                context -> sources.watchdog().sightings()),
            new Endpoint(
                METRICS,
                "what this node counts, for Prometheus",
                Role.VIEW,
                MetricsPath.MEDIA_TYPE,
                sources.metrics()::answer),
            new Endpoint(
                "/api/v1/drain",
                "this node hands its partitions off and leaves; 202 while it is not done",
                Role.OPERATE,
                Endpoint.JSON,
                sources.drain()::answer),
            Endpoint.view(
                "/status",
                "members in the form of ring-election for Node.js",
                context -> original.status()),
            Endpoint.view(
                "/partitions",
                "partitions of this node in the form of ring-election for Node.js",
                context -> original.partitions()));
  }

  /** A router for all paths, which also answers everything else. */
  Router router(Vertx vertx) {
    Router router = Router.router(vertx);
    router.route().handler(door::recognise);
    crossOrigin.allowOn(router);
    new PageFiles().serveOn(router);
    endpoints.forEach(endpoint -> route(router, endpoint));
    Problems.answerOn(router);
    return router;
  }

  private void route(Router router, Endpoint endpoint) {
    Role needed = endpoint.needed();
    Route route = router.route(endpoint.route()).produces(endpoint.mediaType());
    endpoint.methods().forEach(route::method);
    if (needed != null) {
      route.handler(context -> door.pass(context, endpoint, needed));
    }
    route.handler(endpoint.answer());
    if (endpoint.acts()) {
      router.route(endpoint.route()).handler(RingRoutes::onlyActs);
    }
  }

  /** Comes after the route that acts, which has not taken the request. */
  private static void onlyActs(RoutingContext context) {
    if (context.request().method() != HttpMethod.POST) {
      throw new Problem(
              HttpResponseStatus.METHOD_NOT_ALLOWED.code(), "this path does something: use POST")
          .header("Allow", "POST");
    }
    context.next();
  }

  private JsonObject index(MetricsPath metrics) {
    JsonArray paths = new JsonArray();
    for (Endpoint endpoint : endpoints) {
      if (!endpoint.path().equals(METRICS) || metrics.isThere()) {
        paths.add(endpoint.toJson());
      }
    }
    return new JsonObject()
        .put("ring", ring.status().ring())
        .put("node", ring.node().toString())
        .put("paths", paths);
  }

  private int partition(RoutingContext context) {
    return Whole.parse("partition", context.pathParam(PARTITION), 0, ring.partitions() - 1);
  }
}
