package io.ringelection.verticles.web;

import io.ringelection.Ring;
import io.ringelection.verticles.Conditions;
import io.ringelection.web.RingWebVerticle;
import io.ringelection.web.WebOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.util.ArrayList;
import java.util.List;

/** A node with a web verticle of its own on a free port, asked over real HTTP. */
record WebNode(Ring ring, RingWebVerticle web, WebClient client) {

  static WebNode of(Vertx vertx, WebClient client, Ring ring) {
    RingWebVerticle web = new RingWebVerticle(ring, new WebOptions().setPort(0));
    Conditions.await("web verticle deployed", vertx.deployVerticle(web));
    return new WebNode(ring, web, client);
  }

  String id() {
    return ring.node().toString();
  }

  HttpResponse<Buffer> ask(HttpMethod method, String path) {
    return Conditions.await(
        path, client.request(method, web.actualPort(), "127.0.0.1", path).send());
  }

  HttpResponse<Buffer> get(String path) {
    return ask(HttpMethod.GET, path);
  }

  int status(String path) {
    return get(path).statusCode();
  }

  JsonObject object(String path) {
    return get(path).bodyAsJsonObject();
  }

  JsonArray array(String path) {
    return get(path).bodyAsJsonArray();
  }

  /** All entries of a list of partitions, page after page. */
  List<JsonObject> partitions(String firstPage) {
    List<JsonObject> all = new ArrayList<>();
    for (String page = firstPage; page != null; ) {
      JsonObject answer = object(page);
      answer.getJsonArray("partitions").forEach(row -> all.add((JsonObject) row));
      page = answer.getString("next");
    }
    return all;
  }
}
