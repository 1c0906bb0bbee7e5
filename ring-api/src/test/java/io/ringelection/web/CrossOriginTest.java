package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts of other web sites read nothing unless their site is named. */
class CrossOriginTest extends WebTest {
  private static final String CONSOLE = "https://console.example.com";
  private static final String ALLOWED = "Access-Control-Allow-Origin";

  private RingWebVerticle open;
  private String deployed;

  @BeforeEach
  void name() {
    open = new RingWebVerticle(ring, new WebOptions().setPort(0).setCorsOrigins(List.of(CONSOLE)));
    deployed = await(vertx.deployVerticle(open));
  }

  @AfterEach
  void leave() {
    await(vertx.undeploy(deployed));
  }

  private HttpResponse<Buffer> ask(RingWebVerticle node, HttpMethod method, String origin) {
    return await(
        client
            .request(method, node.actualPort(), "127.0.0.1", "/api/v1/ring")
            .putHeader("Origin", origin)
            .putHeader("Access-Control-Request-Method", "GET")
            .putHeader("Access-Control-Request-Headers", "authorization")
            .send());
  }

  @Test
  void thereIsNoPermissionByDefault() {
    assertNull(ask(web, HttpMethod.GET, CONSOLE).getHeader(ALLOWED));
    assertEquals(405, ask(web, HttpMethod.OPTIONS, CONSOLE).statusCode());
  }

  @Test
  void aNamedOriginMayReadWithAToken() {
    assertEquals(CONSOLE, ask(open, HttpMethod.GET, CONSOLE).getHeader(ALLOWED));
    HttpResponse<Buffer> asked = ask(open, HttpMethod.OPTIONS, CONSOLE);
    assertEquals(204, asked.statusCode());
    assertEquals(CONSOLE, asked.getHeader(ALLOWED));
    assertEquals(true, asked.getHeader("Access-Control-Allow-Headers").contains("Authorization"));
    assertNull(asked.getHeader("Access-Control-Allow-Credentials"));
  }

  @Test
  void anotherOriginMayNot() {
    HttpResponse<Buffer> refused = ask(open, HttpMethod.GET, CONSOLE + ".evil.example");
    assertEquals(403, refused.statusCode());
    assertEquals(Problem.MEDIA_TYPE, refused.getHeader("Content-Type"));
    assertNull(refused.getHeader(ALLOWED));
    assertNull(ask(open, HttpMethod.OPTIONS, "http://console.example.com").getHeader(ALLOWED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "console.example.com", "https://a.example/", "https://a b", "null"})
  void whatIsNoOriginIsRefused(String origin) {
    assertEquals(
        List.of(
            "web option 'corsOrigins' has '"
                + origin
                + "': it must be a scheme, a host and perhaps a port, such as"
                + " https://console.example.com"),
        new WebOptions().setCorsOrigins(List.of(origin)).problems());
  }
}
