package io.ringelection.verticles.page;

import io.ringelection.Grant;
import io.ringelection.NodeState;
import io.ringelection.Ring;
import io.ringelection.RingAddresses;
import io.ringelection.RingStatus;
import io.ringelection.verticles.Conditions;
import io.ringelection.web.RingWebVerticle;
import io.ringelection.web.WebOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The page of one node at a port. Where the node's own web verticle serves the page, that is asked
 * and nothing else. Where it does not, this host puts the page and a stream of the ring's real
 * events in front of it, and hands every other path on to it.
 */
final class PageHost {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'";

  private final Vertx vertx;
  private final Ring asked;
  private final Supplier<List<? extends Ring>> nodes;
  private final WebClient client;
  private final RingWebVerticle web;
  private final int port;

  PageHost(Vertx vertx, Ring asked, Supplier<List<? extends Ring>> nodes) {
    this.vertx = vertx;
    this.asked = asked;
    this.nodes = nodes;
    client = WebClient.create(vertx);
    web = new RingWebVerticle(asked, new WebOptions().setPort(0));
    Conditions.await("web verticle deployed", vertx.deployVerticle(web));
    port = servesThePage() ? web.actualPort() : inFront().actualPort();
  }

  String url() {
    return "http://127.0.0.1:" + port + "/";
  }

  private boolean servesThePage() {
    HttpResponse<?> index =
        Conditions.await("/api/v1", client.get(web.actualPort(), "127.0.0.1", "/api/v1").send());
    return index.bodyAsString().contains("/api/v1/events");
  }

  private HttpServer inFront() {
    Path page =
        Path.of("..", "ring-api", "src", "main", "resources", "io", "ringelection", "page")
            .toAbsolutePath()
            .normalize();
    Router router = Router.router(vertx);
    router.route().handler(this::secured);
    router.get("/api/v1/events").handler(this::events);
    router.get("/api/*").handler(this::handOn);
    router.get().handler(StaticHandler.create(FileSystemAccess.ROOT, page.toString()));
    return Conditions.await(
        "page host", vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
  }

  private void secured(RoutingContext request) {
    request.response().putHeader("Content-Security-Policy", POLICY);
    request.next();
  }

  /** Paths that the node does not have yet answer with nothing, so that the console stays clean. */
  private void handOn(RoutingContext request) {
    client
        .get(web.actualPort(), "127.0.0.1", request.request().uri())
        .send()
        .compose(
            answer ->
                answer.statusCode() == 200
                    ? request.response().end(answer.body())
                    : request.response().setStatusCode(200).end("{}"))
        .onFailure(request::fail);
  }

  /** The ring's events as they are published, and a picture whenever the ring has another shape. */
  private void events(RoutingContext request) {
    request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
    Story story = new Story();
    story.tell(request);
    var consumer =
        vertx
            .eventBus()
            .<JsonObject>consumer(RingAddresses.partitions(asked.status().ring()))
            .handler(
                message -> {
                  if (message.body().containsKey("type")) {
                    send(request, message.body());
                  }
                });
    long timer = vertx.setPeriodic(100, turn -> story.tell(request));
    request
        .response()
        .closeHandler(
            gone -> {
              vertx.cancelTimer(timer);
              consumer.unregister();
            });
  }

  private static Future<Void> send(RoutingContext request, JsonObject notice) {
    return request
        .response()
        .write("event: " + notice.getString("type") + "\ndata: " + notice.encode() + "\n\n");
  }

  /** What one listener was last told of the ring's shape. */
  private final class Story {
    private JsonObject told = new JsonObject();

    void tell(RoutingContext request) {
      JsonObject now = picture();
      if (!now.equals(told)) {
        told = now;
        send(request, now);
      }
    }
  }

  private JsonObject picture() {
    RingStatus status = asked.status();
    JsonArray states = new JsonArray();
    nodes.get().forEach(node -> states.add(state(node).toJson()));
    return new JsonObject()
        .put("version", 1)
        .put("type", "Snapshot")
        .put("ring", status.ring())
        .put("term", status.term())
        .put("leader", status.leader().map(Object::toString).orElse(null))
        .put("view", status.view().number())
        .put("members", names(status.members()))
        .put("voters", names(status.view().voters()))
        .put("states", states);
  }

  private static NodeState state(Ring node) {
    List<Grant> grants =
        IntStream.range(0, node.partitions())
            .filter(node::owns)
            .mapToObj(p -> new Grant(p, node.token(p).orElse(0), null))
            .toList();
    return new NodeState(node.status().ring(), node.node(), 0, grants);
  }

  private static JsonArray names(Iterable<?> ids) {
    JsonArray names = new JsonArray();
    ids.forEach(id -> names.add(id.toString()));
    return names;
  }
}
