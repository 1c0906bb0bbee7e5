package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringelection.RingException;
import io.ringelection.access.AccessOptions;
import io.ringelection.access.Binding;
import io.ringelection.access.JwtOptions;
import io.ringelection.access.TlsOptions;
import io.ringelection.access.TokenOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mistakes are told in one sentence that names the option, the value and what is allowed. */
class WebOptionsTest {

  @Test
  void defaultsAreValidAndStayOnThisMachine() {
    WebOptions options = new WebOptions();

    assertDoesNotThrow(options::validate);
    assertEquals(9000, options.getPort());
    assertEquals("127.0.0.1", options.getHost());
  }

  @Test
  void jsonRoundTrip() {
    JsonObject json =
        new WebOptions()
            .setPort(1)
            .setHost("::1")
            .setMaxHeaderBytes(2_000)
            .setMaxRequestLineBytes(3_000)
            .setMaxConnections(4)
            .setIdleMillis(5_000)
            .setCorsOrigins(List.of("https://console.example.com"))
            .setAccess(new AccessOptions().setAllowAnonymous(true))
            .setEvents(new EventsOptions().setMaxWatchers(7).setCapacity(200))
            .setTls(new TlsOptions().setCertificate("c.pem").setKey("k.pem"))
            .toJson();

    assertEquals(json, new WebOptions(json).toJson());
    assertEquals(json, new WebOptions(new WebOptions(json)).toJson());
    assertEquals(
        new JsonObject()
            .put("port", 1)
            .put("host", "::1")
            .put("maxHeaderBytes", 2_000)
            .put("maxRequestLineBytes", 3_000)
            .put("maxConnections", 4)
            .put("idleMillis", 5_000)
            .put("corsOrigins", new JsonArray("[\"https://console.example.com\"]"))
            .put(
                "access",
                new JsonObject("{\"tokens\":[],\"allowAnonymous\":true}")
                    .put("jwt", new JwtOptions().toJson())
                    .put("hostNames", new JsonArray())
                    .put("maxFailures", 100)
                    .put("failureMillis", 60_000))
            .put("events", new JsonObject("{\"maxWatchers\":7,\"capacity\":200}"))
            .put(
                "tls",
                new JsonObject("{\"certificate\":\"c.pem\",\"key\":\"k.pem\",\"clientCa\":\"\"}")),
        json);
  }

  @Test
  void everyOptionOutOfRange() {
    WebOptions options =
        new WebOptions()
            .setPort(65_536)
            .setHost(" ")
            .setMaxHeaderBytes(0)
            .setMaxRequestLineBytes(2_000_000)
            .setMaxConnections(0)
            .setIdleMillis(-1);

    assertEquals(
        List.of(
            "web option 'port' is 65536: it must be from 0 to 65535",
            "web option 'maxHeaderBytes' is 0: it must be from 1024 to 1048576",
            "web option 'maxRequestLineBytes' is 2000000: it must be from 1024 to 1048576",
            "web option 'maxConnections' is 0: it must be from 1 to 100000",
            "web option 'idleMillis' is -1: it must be from 1000 to 3600000",
            "web option 'host' is blank: use 127.0.0.1 for this machine only or 0.0.0.0 for all"
                + " interfaces"),
        options.problems());
    assertEquals(String.join("; ", options.problems()), refusal(() -> options.validate()));
  }

  @Test
  void hostThatOthersReachWithoutAccess() {
    WebOptions open = new WebOptions().setHost("0.0.0.0");

    assertEquals(
        Binding.problem("0.0.0.0", new AccessOptions(), new TlsOptions()).stream().toList(),
        open.problems());
    assertEquals(1, open.problems().size());
    assertEquals(List.of(), open.setAccess(new AccessOptions().setAllowAnonymous(true)).problems());
  }

  @Test
  void mistakesOfItsGroupsAreItsOwn() {
    assertEquals(
        List.of(
            "token 'lea' must have either 'token' or 'tokenFile'",
            "events option 'maxWatchers' is -1: it must be from 0 to 100000",
            "events option 'capacity' is 99: it must be from 100 to 1000000",
            "tls options 'certificate' and 'key' need each other: set both or neither"),
        new WebOptions()
            .setAccess(new AccessOptions().addToken(new TokenOptions().setName("lea")))
            .setEvents(new EventsOptions().setMaxWatchers(-1).setCapacity(99))
            .setTls(new TlsOptions().setKey("k.pem"))
            .problems());
    assertEquals(
        "web option 'tls' is true: it must be an object",
        refusal(() -> new WebOptions(new JsonObject().put("tls", true))));
  }

  @Test
  void unknownOptionAndWrongType() {
    assertEquals(
        "web option 'prot' is unknown: use one of port, host, maxHeaderBytes, maxRequestLineBytes,"
            + " maxConnections, idleMillis, corsOrigins, access, events, tls",
        refusal(() -> new WebOptions(new JsonObject().put("prot", 1))));
    assertEquals(
        "web option 'port' is 'nine': it must be a whole number",
        refusal(() -> new WebOptions(new JsonObject().put("port", "nine"))));
    assertEquals(
        "web option 'host' is 1: it must be a string",
        refusal(() -> new WebOptions(new JsonObject().put("host", 1))));
    assertEquals(
        "web option 'host' is null: it must be a string",
        refusal(() -> new WebOptions(new JsonObject().putNull("host"))));
  }

  private static String refusal(Runnable act) {
    RingException refused = assertThrows(RingException.class, act::run);
    assertEquals(RingException.Reason.CONFIGURATION, refused.reason());
    return refused.getMessage();
  }
}
