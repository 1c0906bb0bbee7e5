package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.access.AccessDenied;
import io.ringelection.access.AccessOptions;
import io.ringelection.access.Role;
import io.ringelection.access.TokenOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every path of the index, with no token, with a wrong one, to view and to operate. */
class DoorsTest extends WebTest {
  private static final String VIEW = "view-0123456789abcdef";
  private static final String OPERATE = "operate-0123456789abcdef";
  private static final List<HttpMethod> METHODS = List.of(HttpMethod.GET, HttpMethod.HEAD);

  private static final List<String> OPEN =
      List.of("/openapi.json", "/health/live", "/health/ready");

  private RingWebVerticle guarded;
  private String deployed;

  @BeforeEach
  void guard() {
    AccessOptions access =
        new AccessOptions()
            .addToken(new TokenOptions().setName("lea").setToken(VIEW))
            .addToken(new TokenOptions().setName("ops").setToken(OPERATE).setRole(Role.OPERATE));
    guarded = new RingWebVerticle(ring, new WebOptions().setPort(0).setAccess(access));
    deployed = await(vertx.deployVerticle(guarded));
  }

  @AfterEach
  void leave() {
    await(vertx.undeploy(deployed));
  }

  private HttpResponse<Buffer> ask(HttpMethod method, String path, String token) {
    var request = client.request(method, guarded.actualPort(), "127.0.0.1", path);
    if (token != null) {
      request.putHeader("Authorization", "Bearer " + token);
    }
    return await(request.send());
  }

  private List<String> paths() {
    JsonArray paths = ask(HttpMethod.GET, "/api/v1", VIEW).bodyAsJsonObject().getJsonArray("paths");
    List<String> all = new ArrayList<>();
    for (Object each : paths) {
      JsonObject path = (JsonObject) each;
      if (path.getString("method").equals("GET")) {
        all.add(path.getString("path").replace("{p}", "1").replace("{key}", "k"));
      }
    }
    assertEquals(paths.size() - 1, all.size(), "one path acts: DrainTest asks it");
    return all;
  }

  @Test
  void everyPathWithEveryToken() {
    List<String> guardedPaths = paths().stream().filter(path -> !OPEN.contains(path)).toList();
    assertEquals(paths().size() - OPEN.size(), guardedPaths.size());
    for (String path : guardedPaths) {
      for (HttpMethod method : METHODS) {
        assertEquals(401, ask(method, path, null).statusCode(), path);
        assertEquals(401, ask(method, path, "wrong-0123456789abcdef").statusCode(), path);
      }
      for (HttpMethod method : methods(path)) {
        assertEquals(200, ask(method, path, VIEW).statusCode(), path);
        assertEquals(200, ask(method, path, OPERATE).statusCode(), path);
      }
    }
  }

  /** The stream of events ends with its node only. */
  private static List<HttpMethod> methods(String path) {
    return path.equals("/api/v1/events") ? List.of(HttpMethod.HEAD) : METHODS;
  }

  @Test
  void spellingAPathOtherwiseOpensNothing() {
    for (String path :
        List.of("//api/v1/ring", "/%61pi/v1/ring", "/api/v1/./ring", "/x/../api/v1/ring/")) {
      assertEquals(401, ask(HttpMethod.GET, path, null).statusCode(), path);
    }
  }

  @Test
  void probesThePageAndTheDocumentNeedNoToken() {
    List<String> open = new ArrayList<>(OPEN);
    open.addAll(List.of("/", "/api.js"));
    for (String path : open) {
      HttpResponse<Buffer> answer = ask(HttpMethod.GET, path, null);
      assertEquals(200, answer.statusCode(), path);
      assertNull(answer.getHeader("WWW-Authenticate"));
    }
  }

  @Test
  void theRefusalSaysHowToCome() {
    HttpResponse<Buffer> answer = ask(HttpMethod.GET, "/api/v1/ring", null);

    assertEquals("Bearer realm=\"ring-election\"", answer.getHeader("WWW-Authenticate"));
    assertEquals("application/problem+json", answer.getHeader("Content-Type"));
    assertEquals(
        new JsonObject()
            .put("type", "about:blank")
            .put("title", "Unauthorized")
            .put("status", 401)
            .put("detail", "a token is needed: send Authorization: Bearer TOKEN")
            .put("instance", "/api/v1/ring"),
        answer.bodyAsJsonObject());
  }

  @Test
  void tooManyWrongTokensFromOneAddress() {
    for (int i = 0; i < AccessOptions.DEFAULT_MAX_FAILURES; i++) {
      assertEquals(401, ask(HttpMethod.GET, "/api/v1/ring", "wrong").statusCode());
    }

    HttpResponse<Buffer> answer = ask(HttpMethod.GET, "/api/v1/ring", VIEW);

    assertEquals(429, answer.statusCode());
    int seconds = Integer.parseInt(answer.getHeader("Retry-After"));
    assertTrue(seconds > 0 && seconds <= 60, () -> "Retry-After " + seconds);
    assertEquals("Too Many Requests", answer.bodyAsJsonObject().getString("title"));
    assertEquals(401, ask(HttpMethod.GET, "/api/v1/ring", null).statusCode());
    assertEquals(200, ask(HttpMethod.GET, "/health/live", "wrong").statusCode());
  }

  @Test
  void whoIsKnownAndMayNotIsForbidden() {
    Problem problem = Door.problem(new AccessDenied(AccessDenied.Reason.FORBIDDEN, "no"));

    assertEquals(403, problem.status());
    assertEquals("no", problem.getMessage());
  }
}
