package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.ringelection.access.AccessOptions;
import io.ringelection.access.AuditLines;
import io.ringelection.access.Role;
import io.ringelection.access.TokenOptions;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one path that acts: who may use it, what it answers, and what the audit tells of it. */
class DrainTest extends WebTest {
  private static final String DRAIN = "/api/v1/drain";
  private static final String LOOKER = "look-0123456789abcdef";
  private static final String ACTOR = "act-0123456789abcdef";
  private static final String CONSOLE = "https://console.example.com";

  private final AuditLines audit = new AuditLines();

  @AfterEach
  void stopListening() {
    audit.close();
  }

  @Override
  WebOptions options() {
    return new WebOptions()
        .setIdleMillis(1_000)
        .setCorsOrigins(List.of(CONSOLE))
        .setAccess(
            new AccessOptions()
                .setMaxFailures(3)
                .addToken(new TokenOptions().setName("looker").setToken(LOOKER))
                .addToken(
                    new TokenOptions().setName("actor").setToken(ACTOR).setRole(Role.OPERATE)));
  }

  private HttpResponse<Buffer> post(RingWebVerticle node, String token) {
    var request = client.post(node.actualPort(), "127.0.0.1", DRAIN);
    if (token != null) {
      request.bearerTokenAuthentication(token);
    }
    return await(request.send());
  }

  private static JsonObject left() {
    return new JsonObject().put("node", "n1@a1").put("phase", "LEFT").put("owned", 0);
  }

  @Test
  void onlyAnActorDrainsAndTheAuditTellsWho() {
    assertEquals(401, post(web, null).statusCode());
    assertEquals(401, post(web, "wrong").statusCode());
    HttpResponse<Buffer> forbidden = post(web, LOOKER);
    assertEquals(403, forbidden.statusCode());
    assertEquals(Problem.MEDIA_TYPE, forbidden.getHeader("Content-Type"));
    assertEquals(0, ring.leaves.get());

    HttpResponse<Buffer> answer = post(web, ACTOR);

    assertEquals(200, answer.statusCode());
    assertEquals(left(), answer.bodyAsJsonObject());
    assertNull(answer.getHeader("ETag"));
    assertEquals(
        List.of(
            "caller=anonymous role=VIEW from=127.0.0.1 action=drain target=-"
                + " outcome=\"a token is needed: send Authorization: Bearer TOKEN\"",
            "caller=anonymous role=VIEW from=127.0.0.1 action=drain target=-"
                + " outcome=\"the token is not known here: use one that this node has\"",
            "caller=looker role=VIEW from=127.0.0.1 action=drain target=-"
                + " outcome=\"the token of 'looker' has the role VIEW, but this needs OPERATE\"",
            "caller=actor role=OPERATE from=127.0.0.1 action=drain target=n1@a1 outcome=begun",
            "caller=actor role=OPERATE from=127.0.0.1 action=drain target=n1@a1 outcome=done"),
        audit.lines().stream()
            .map(line -> line.replaceAll("from=127\\.0\\.0\\.1:\\d+", "from=127.0.0.1"))
            .map(line -> line.substring("face=web ".length()))
            .toList());
  }

  @Test
  void aSecondOneAnswersLikeTheFirst() {
    HttpResponse<Buffer> first = post(web, ACTOR);
    HttpResponse<Buffer> second = post(web, ACTOR);

    assertEquals(first.statusCode(), second.statusCode());
    assertEquals(first.bodyAsJsonObject(), second.bodyAsJsonObject());
  }

  @Test
  void isAnsweredBeforeTheConnectionIsClosedAsSilent() {
    Promise<Void> gone = Promise.promise();
    ring.leaving = gone.future();

    HttpResponse<Buffer> early = post(web, ACTOR);
    assertEquals(202, early.statusCode());
    assertEquals(left().put("phase", "LEAVING"), early.bodyAsJsonObject());

    gone.complete();
    HttpResponse<Buffer> late = post(web, ACTOR);
    assertEquals(200, late.statusCode());
    assertEquals(left(), late.bodyAsJsonObject());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "TRACE"})
  void nothingButPostActs(String method) {
    HttpResponse<Buffer> answer =
        await(
            client
                .request(HttpMethod.valueOf(method), web.actualPort(), "127.0.0.1", DRAIN)
                .bearerTokenAuthentication(ACTOR)
                .send());

    assertEquals(405, answer.statusCode());
    assertEquals("POST", answer.getHeader("Allow"));
    assertEquals(0, ring.leaves.get());
  }

  /** A browser sends such a form to any address without asking it. */
  @Test
  void aFormOfAnotherSiteDoesNothing() {
    for (String origin : new String[] {"https://evil.example.com", CONSOLE}) {
      HttpResponse<Buffer> answer =
          await(
              client
                  .post(web.actualPort(), "127.0.0.1", DRAIN)
                  .putHeader("Origin", origin)
                  .putHeader("Cookie", "token=" + ACTOR)
                  .sendForm(MultiMap.caseInsensitiveMultiMap().add("access_token", ACTOR)));
      assertEquals(origin.equals(CONSOLE) ? 401 : 403, answer.statusCode());
    }
    HttpResponse<Buffer> asked =
        await(
            client
                .request(HttpMethod.OPTIONS, web.actualPort(), "127.0.0.1", DRAIN)
                .putHeader("Origin", CONSOLE)
                .putHeader("Access-Control-Request-Method", "POST")
                .putHeader("Access-Control-Request-Headers", "authorization")
                .send());
    assertFalse(asked.getHeader("Access-Control-Allow-Methods").contains("POST"));
    assertEquals(0, ring.leaves.get());
  }

  @Test
  void withoutTokensNobodyActs() {
    RingWebVerticle open = new RingWebVerticle(ring, new WebOptions().setPort(0));
    String id = await(vertx.deployVerticle(open));

    assertEquals(401, post(open, null).statusCode());
    assertEquals(401, post(open, ACTOR).statusCode());

    assertEquals(0, ring.leaves.get());
    await(vertx.undeploy(id));
  }

  @Test
  void aFloodOfWrongTokensIsOneLineOnceItsAddressIsShutOut() {
    for (int i = 0; i < 20; i++) {
      post(web, "wrong");
    }
    assertEquals(429, post(web, ACTOR).statusCode());

    assertEquals(
        List.of("drain", "drain", "show-token", "drain"),
        audit.lines().stream().map(line -> line.replaceAll(".*action=(\\S+) .*", "$1")).toList());
    assertEquals(0, ring.leaves.get());
  }
}
