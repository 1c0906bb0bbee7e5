package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.access.AccessOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A web site that lets its own name lead to this machine is told nothing. */
class HostNamesTest extends WebTest {
  private static final String EVIL = "evil.example.com";

  private HttpResponse<Buffer> ask(
      RingWebVerticle node, HttpMethod method, String path, String as) {
    return await(
        client.request(method, node.actualPort(), "127.0.0.1", path).virtualHost(as).send());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api.js",
        "/openapi.json",
        "/health/live",
        "/health/ready",
        "/api/v1/ring",
        "/api/v1/events",
        "/metrics",
        "/nowhere"
      })
  void notAPathIsAnswered(String path) {
    HttpResponse<Buffer> answer = ask(web, HttpMethod.GET, path, EVIL);

    assertEquals(403, answer.statusCode());
    assertEquals(Problem.MEDIA_TYPE, answer.getHeader("Content-Type"));
    String detail = answer.bodyAsJsonObject().getString("detail");
    assertTrue(detail.contains("'access.hostNames'"), detail);
    assertEquals(403, ask(web, HttpMethod.OPTIONS, path, EVIL).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]"})
  void namesOfThisMachineAreAnswered(String host) {
    assertEquals(200, ask(web, HttpMethod.GET, "/api/v1/ring", host).statusCode());
  }

  @Test
  void namedOnesToo() {
    assertEquals(
        200, asked(new AccessOptions().setHostNames(List.of("ring.example.com")), EVIL, 403));
    assertEquals(200, asked(new AccessOptions().setAllowAnonymous(true), EVIL, 200));
  }

  /** What {@code ring.example.com} is answered with, once {@code other} has got what it must. */
  private int asked(AccessOptions access, String other, int expected) {
    RingWebVerticle node = new RingWebVerticle(ring, new WebOptions().setPort(0).setAccess(access));
    String id = await(vertx.deployVerticle(node));
    assertEquals(expected, ask(node, HttpMethod.GET, "/health/live", other).statusCode());
    int status = ask(node, HttpMethod.GET, "/health/live", "ring.example.com").statusCode();
    await(vertx.undeploy(id));
    return status;
  }
}
