package io.ringelection.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClient;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Deploys the web verticle of a joined stub on a free port, and asks it over real HTTP. */
abstract class WebTest {
  static Vertx vertx;
  static WebClient client;

  /** Kept here because a client that nobody refers to any more closes its connections. */
  static NetClient sockets;

  StubRing ring;
  RingWebVerticle web;
  private String deployment;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
    client = WebClient.create(vertx);
    sockets = vertx.createNetClient();
  }

  @AfterAll
  static void close() {
    await(vertx.close());
  }

  @BeforeEach
  void deploy() {
    ring = StubRing.joined();
    web = new RingWebVerticle(ring, options().setPort(0));
    deployment = await(vertx.deployVerticle(web));
  }

  WebOptions options() {
    return new WebOptions();
  }

  @AfterEach
  void undeploy() {
    await(vertx.undeploy(deployment));
  }

  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException failed) {
      throw new AssertionError(failed.getCause().getMessage(), failed.getCause());
    } catch (Exception late) {
      throw new AssertionError("no answer within 20 s", late);
    }
  }

  HttpResponse<Buffer> ask(HttpMethod method, String path) {
    return await(client.request(method, web.actualPort(), "127.0.0.1", path).send());
  }

  HttpResponse<Buffer> get(String path) {
    return ask(HttpMethod.GET, path);
  }

  JsonObject object(String path) {
    return get(path).bodyAsJsonObject();
  }

  JsonArray array(String path) {
    return get(path).bodyAsJsonArray();
  }
}
