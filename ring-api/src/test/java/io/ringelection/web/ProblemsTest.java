package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is no answer has one form, and every answer has the headers that keep it from being misused.
 */
class ProblemsTest extends WebTest {

  @Test
  void unknownPath() {
    HttpResponse<Buffer> answer = get("/nowhere?x=1");

    assertEquals(404, answer.statusCode());
    assertEquals("application/problem+json", answer.getHeader("Content-Type"));
    assertEquals(
        new JsonObject()
            .put("type", "about:blank")
            .put("title", "Not Found")
            .put("status", 404)
            .put("detail", "nothing is at this path: /api/v1 lists the paths")
            .put("instance", "/nowhere"),
        answer.bodyAsJsonObject());
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"})
  void otherMethods(String method) {
    HttpResponse<Buffer> answer = ask(HttpMethod.valueOf(method), "/api/v1/ring");

    assertEquals(405, answer.statusCode());
    assertEquals("GET, HEAD", answer.getHeader("Allow"));
    assertEquals("Method Not Allowed", answer.bodyAsJsonObject().getString("title"));
  }

  @Test
  void onlyJson() {
    HttpResponse<Buffer> answer =
        await(
            client
                .get(web.actualPort(), "127.0.0.1", "/api/v1/ring")
                .putHeader("Accept", "text/html")
                .send());

    assertEquals(406, answer.statusCode());
    assertEquals("application/problem+json", answer.getHeader("Content-Type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/*", "application/json;q=0.5", "text/html,*/*;q=0.1"})
  void acceptThatAdmitsJson(String accept) {
    HttpResponse<Buffer> answer =
        await(
            client
                .get(web.actualPort(), "127.0.0.1", "/api/v1/ring")
                .putHeader("Accept", accept)
                .send());

    assertEquals(200, answer.statusCode());
    assertEquals("application/json", answer.getHeader("Content-Type"));
  }

  @Test
  void faultInsideIsNotTold() {
    ring.status = null;

    HttpResponse<Buffer> answer = get("/api/v1/ring");

    assertEquals(500, answer.statusCode());
    assertEquals(
        new JsonObject()
            .put("type", "about:blank")
            .put("title", "Internal Server Error")
            .put("status", 500)
            .put("detail", "the node failed to answer: its log tells why")
            .put("instance", "/api/v1/ring"),
        answer.bodyAsJsonObject());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/api.js", "/api/v1", "/health/live", "/api/v1/ring", "/status", "/nowhere"})
  void headTellsWhatGetWouldTellWithoutTheBody(String path) {
    HttpResponse<Buffer> get = get(path);
    HttpResponse<Buffer> head = ask(HttpMethod.HEAD, path);

    assertEquals(get.statusCode(), head.statusCode());
    assertEquals(get.getHeader("Content-Type"), head.getHeader("Content-Type"));
    assertEquals(get.getHeader("Content-Length"), head.getHeader("Content-Length"));
    assertNull(head.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/ring", "/nowhere", "/api/v1/partitions/x"})
  void headersOfEveryAnswer(String path) {
    HttpResponse<Buffer> answer =
        await(
            client
                .get(web.actualPort(), "127.0.0.1", path)
                .putHeader("Origin", "https://elsewhere.test")
                .send());

    assertEquals("no-store", answer.getHeader("Cache-Control"));
    assertEquals("nosniff", answer.getHeader("X-Content-Type-Options"));
    assertEquals("no-referrer", answer.getHeader("Referrer-Policy"));
    assertFalse(answer.headers().contains("Strict-Transport-Security"), "in the clear");
    assertEquals(
        "default-src 'none'; frame-ancestors 'none'", answer.getHeader("Content-Security-Policy"));
    assertFalse(answer.headers().contains("Access-Control-Allow-Origin"));
  }
}
