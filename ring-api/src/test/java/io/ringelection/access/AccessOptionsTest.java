package io.ringelection.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringelection.RingException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Options round-trip, and each mistake is one sentence that shows no secret. */
class AccessOptionsTest {
  private static final String SECRET = "s3cret-s3cret-s3cret";

  @Test
  void jsonRoundTrip() {
    JsonObject json =
        new JsonObject(
            """
            {"tokens":[{"name":"lea","role":"view","token":"s3cret-s3cret-s3cret"},
                       {"name":"ops","role":"operate","tokenFile":"/run/secrets/ops"}],
             "jwt":{"publicKey":"", "algorithm":"RS256", "issuer":"", "audience":"", "roleClaim":"role"},
             "allowAnonymous":true, "hostNames":["ring.example.com"], "maxFailures":7, "failureMillis":2000}
            """);

    assertEquals(json, new AccessOptions(json).toJson());
    assertEquals(json, new AccessOptions(new AccessOptions(json)).toJson());
    JsonObject tls =
        new JsonObject().put("certificate", "c.pem").put("key", "k.pem").put("clientCa", "a.pem");
    assertEquals(tls, new TlsOptions(new TlsOptions(tls)).toJson());
  }

  @Test
  void everyMistakeOfAToken() {
    AccessOptions options =
        new AccessOptions()
            .addToken(new TokenOptions().setToken(SECRET))
            .addToken(new TokenOptions().setName("a").setToken("short"))
            .addToken(new TokenOptions().setName("a").setToken(SECRET))
            .addToken(new TokenOptions().setName("b"))
            .addToken(new TokenOptions().setName("c").setToken(SECRET).setTokenFile("f"))
            .addToken(new TokenOptions().setName("d").setToken(SECRET + " " + SECRET));

    List<String> problems = options.problems();

    assertEquals(
        List.of(
            "token option 'name' is '': use 1 to 64 characters of A-Z a-z 0-9 . _ -",
            "the secret of token 'a' is not allowed: use 16 to 1024 visible ASCII characters"
                + " without spaces, drawn at random",
            "token option 'name' is 'a' twice: names must differ",
            "token 'b' must have either 'token' or 'tokenFile'",
            "token 'c' must have either 'token' or 'tokenFile'",
            "the secret of token 'd' is not allowed: use 16 to 1024 visible ASCII characters"
                + " without spaces, drawn at random"),
        problems);
    assertFalse(problems.toString().contains("s3cret"));
  }

  @Test
  void boundsOfFailures() {
    AccessOptions least = new AccessOptions().setMaxFailures(0).setFailureMillis(1_000);
    AccessOptions most = new AccessOptions().setMaxFailures(10_000).setFailureMillis(3_600_000);
    assertEquals(List.of(), least.problems());
    assertEquals(List.of(), most.problems());
    assertEquals(
        List.of(
            "access option 'maxFailures' is -1: it must be from 0 to 10000",
            "access option 'failureMillis' is 999: it must be from 1000 to 3600000"),
        new AccessOptions().setMaxFailures(-1).setFailureMillis(999).problems());
    assertEquals(
        List.of(
            "access option 'maxFailures' is 10001: it must be from 0 to 10000",
            "access option 'failureMillis' is 3600001: it must be from 1000 to 3600000"),
        new AccessOptions().setMaxFailures(10_001).setFailureMillis(3_600_001).problems());
  }

  @Test
  void mistakesOfForm() {
    assertEquals(
        "access option 'token' is unknown: use one of tokens, jwt, allowAnonymous, hostNames,"
            + " maxFailures, failureMillis",
        refusal("{'token':[]}"));
    assertEquals("access option 'tokens' must be a list of objects", refusal("{'tokens':[1]}"));
    assertEquals(
        "access option 'allowAnonymous' is 'yes': it must be true or false",
        refusal("{'allowAnonymous':'yes'}"));
    assertEquals(
        "token option 'role' is 'root': use view or operate",
        refusal("{'tokens':[{'role':'root'}]}"));
    assertEquals(
        "token option 'token' must be a string", refusal("{'tokens':[{'token':12345678}]}"));
  }

  @Test
  void tlsNeedsBothFiles() {
    assertEquals(
        List.of("tls options 'certificate' and 'key' need each other: set both or neither"),
        new TlsOptions().setCertificate("c.pem").problems());
    assertEquals(
        List.of("tls option 'clientCa' needs 'certificate' and 'key': set them too"),
        new TlsOptions().setClientCa("a.pem").problems());
    assertEquals(
        List.of("tls names the file 'none.pem', which this process cannot read"),
        new TlsOptions().setCertificate("pom.xml").setKey("none.pem").problems());
    assertEquals(List.of(), new TlsOptions().problems());
  }

  private static String refusal(String json) {
    RingException refused =
        assertThrows(
            RingException.class, () -> new AccessOptions(new JsonObject(json.replace('\'', '"'))));
    assertEquals(RingException.Reason.CONFIGURATION, refused.reason());
    return refused.getMessage();
  }
}
