package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.ringelection.access.AccessOptions;
import io.ringelection.access.Issuer;
import io.vertx.core.http.HttpClient;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream of events ends with the JSON Web Token that it was opened with. */
class ExpiryTest extends WebTest {
  private static final String EVENTS = "/api/v1/events";

  @TempDir static Path folder;
  private static Issuer issuer;
  private static HttpClient listeners;

  @BeforeAll
  static void issue() throws Exception {
    issuer = Issuer.create(folder);
    listeners = vertx.createHttpClient();
  }

  @AfterAll
  static void closeEars() {
    await(listeners.close());
  }

  @Override
  WebOptions options() {
    return new WebOptions().setAccess(new AccessOptions().setJwt(issuer.options()));
  }

  private Listener listen(String token) {
    return await(Listener.open(listeners, web.actualPort(), EVENTS, null, "Bearer " + token));
  }

  @Test
  void theStreamEndsWithItsTokenAndAnotherGoesOn() {
    Listener lasting = listen(issuer.sign(vertx, Issuer.claims()));
    String token = issuer.signNearlyOver(vertx);
    Listener brief = listen(token);
    assertEquals(200, brief.response.statusCode());
    await(brief.heard(text -> text.contains("Snapshot")));

    await(brief.ended());

    assertEquals(
        401,
        await(
                client
                    .get(web.actualPort(), "127.0.0.1", EVENTS)
                    .bearerTokenAuthentication(token)
                    .send())
            .statusCode());
    assertFalse(lasting.ended().isComplete());
  }
}
