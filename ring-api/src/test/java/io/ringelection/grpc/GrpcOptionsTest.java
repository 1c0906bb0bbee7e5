package io.ringelection.grpc;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.RingException;
import io.ringelection.access.AccessOptions;
import io.ringelection.access.TlsOptions;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Mistakes are told in one sentence that names the option, the value and what is allowed. */
class GrpcOptionsTest {

  private static String refusal(Executable act) {
    RingException refused = assertThrows(RingException.class, act);
    assertEquals(RingException.Reason.CONFIGURATION, refused.reason());
    return refused.getMessage();
  }

  @Test
  void defaultsAreValidAndStayOnThisMachine() {
    GrpcOptions options = new GrpcOptions();

    assertDoesNotThrow(options::validate);
    assertEquals(9090, options.getPort());
    assertEquals("127.0.0.1", options.getHost());
  }

  @Test
  void jsonRoundTrip() {
    JsonObject json =
        new GrpcOptions()
            .setPort(1)
            .setHost("::1")
            .setMaxMessageBytes(2_000)
            .setMaxWatchers(3)
            .setMaxConnections(4)
            .setIdleMillis(5_000)
            .setReflection(false)
            .setAccess(GrpcTest.tokens().setAllowAnonymous(true))
            .setTls(new TlsOptions().setCertificate("c").setKey("k").setClientCa("a"))
            .toJson();

    assertEquals(json, new GrpcOptions(json).toJson());
    assertEquals(json, new GrpcOptions(new GrpcOptions(json)).toJson());
    assertEquals(9, json.size());
    assertEquals(1, json.getInteger("port"));
    assertEquals("::1", json.getString("host"));
    assertEquals(2_000, json.getInteger("maxMessageBytes"));
    assertEquals(3, json.getInteger("maxWatchers"));
    assertEquals(4, json.getInteger("maxConnections"));
    assertEquals(5_000, json.getInteger("idleMillis"));
    assertEquals(false, json.getBoolean("reflection"));
    assertEquals(2, json.getJsonObject("access").getJsonArray("tokens").size());
    assertEquals("c", json.getJsonObject("tls").getString("certificate"));
  }

  @Test
  void everyOptionOutOfRange() {
    GrpcOptions options =
        new GrpcOptions()
            .setPort(65_536)
            .setHost(" ")
            .setMaxMessageBytes(0)
            .setMaxWatchers(0)
            .setMaxConnections(100_001)
            .setIdleMillis(-1)
            .setTls(new TlsOptions().setKey("k"));

    assertEquals(
        List.of(
            "grpc option 'port' is 65536: it must be from 0 to 65535",
            "grpc option 'maxMessageBytes' is 0: it must be from 1024 to 1048576",
            "grpc option 'maxWatchers' is 0: it must be from 1 to 100000",
            "grpc option 'maxConnections' is 100001: it must be from 1 to 100000",
            "grpc option 'idleMillis' is -1: it must be from 1000 to 3600000",
            new TlsOptions().setKey("k").problems().get(0),
            "grpc option 'host' is blank: use 127.0.0.1 for this machine only or 0.0.0.0 for all"
                + " interfaces"),
        options.problems());
    assertEquals(String.join("; ", options.problems()), refusal(options::validate));
  }

  @Test
  void unknownOptionAndWrongType() {
    assertEquals(
        "grpc option 'prot' is unknown: use one of port, host, maxMessageBytes, maxWatchers,"
            + " maxConnections, idleMillis, reflection, access, tls",
        refusal(() -> new GrpcOptions(new JsonObject().put("prot", 1))));
    assertEquals(
        "grpc option 'port' is 'nine': it must be a whole number",
        refusal(() -> new GrpcOptions(new JsonObject().put("port", "nine"))));
  }

  @Test
  void thePortIsNotOpenedToANetworkByAccident() {
    GrpcOptions open = new GrpcOptions().setHost("0.0.0.0");

    assertTrue(refusal(open::validate).contains("access"), () -> refusal(open::validate));
    assertDoesNotThrow(() -> open.setAccess(GrpcTest.tokens()).validate());
    assertDoesNotThrow(
        () -> open.setAccess(new AccessOptions().setAllowAnonymous(true)).validate());
  }
}
