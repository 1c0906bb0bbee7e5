package io.ringelection.access;

import static io.ringelection.access.AccessDenied.Reason.FORBIDDEN;
import static io.ringelection.access.AccessDenied.Reason.UNAUTHENTICATED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.RingException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let through, by every way of asking and every role. */
class GateTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final String LOOKER = "looker-0123456789";
  private static final String ACTOR = "actor-0123456789";

  @AfterAll
  static void close() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  private static AccessOptions tokens() {
    return new AccessOptions()
        .addToken(new TokenOptions().setName("lea").setToken(LOOKER))
        .addToken(new TokenOptions().setName("ops").setToken(ACTOR).setRole(Role.OPERATE));
  }

  @Test
  void tokensGiveTheirRoles() {
    Gate gate = Gate.of(VERTX, tokens());

    assertFalse(gate.open());
    assertEquals(new Caller("lea", Role.VIEW), admitted(gate, "Bearer " + LOOKER, Role.VIEW));
    assertEquals(new Caller("ops", Role.OPERATE), admitted(gate, "Bearer " + ACTOR, Role.VIEW));
    assertEquals(new Caller("ops", Role.OPERATE), admitted(gate, "bearer  " + ACTOR, Role.OPERATE));
    AccessDenied denied = denied(gate, "Bearer " + LOOKER, Role.OPERATE);
    assertEquals(FORBIDDEN, denied.reason());
    assertEquals(
        "the token of 'lea' has the role VIEW, but this needs OPERATE", denied.getMessage());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        LOOKER,
        "Basic " + LOOKER,
        "Bearer looker-012345678",
        "Bearer looker-01234567890",
        "Bearer looker-0123456788",
        "Bearer LOOKER-0123456789",
        "Bearer " + LOOKER + " " + ACTOR,
        "Bearer " + LOOKER + ",Bearer " + ACTOR
      })
  void nothingElseIsAToken(String authorization) {
    Gate gate = Gate.of(VERTX, tokens());

    AccessDenied denied = denied(gate, authorization, Role.VIEW);

    assertEquals(UNAUTHENTICATED, denied.reason());
    assertFalse(denied.getMessage().contains("0123456"), denied.getMessage());
  }

  @Test
  void withoutTokensAnybodyLooksAndNobodyActs() {
    Gate gate = Gate.of(VERTX, new AccessOptions());

    assertTrue(gate.open());
    assertEquals(Caller.ANONYMOUS, admitted(gate, null, Role.VIEW));
    assertEquals(Caller.ANONYMOUS, admitted(gate, "Bearer left-from-another-time", Role.VIEW));
    assertEquals(UNAUTHENTICATED, denied(gate, null, Role.OPERATE).reason());
  }

  @Test
  void anonymousBesideTokensMayLookButAWrongTokenIsToldSo() {
    Gate gate = Gate.of(VERTX, tokens().setAllowAnonymous(true));

    assertTrue(gate.open());
    assertEquals(Caller.ANONYMOUS, admitted(gate, null, Role.VIEW));
    assertEquals(UNAUTHENTICATED, denied(gate, null, Role.OPERATE).reason());
    assertEquals(UNAUTHENTICATED, denied(gate, "Bearer wrong", Role.VIEW).reason());
    assertEquals("ops", admitted(gate, "Bearer " + ACTOR, Role.OPERATE).name());
  }

  @Test
  void tokenFromAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("token");
    TokenOptions token = new TokenOptions().setName("ops").setTokenFile(file.toString());
    AccessOptions options = new AccessOptions().addToken(token);

    assertEquals(
        "the file '"
            + file
            + "' with the secret of token 'ops' cannot be read:"
            + " it must be there and this process allowed to read it",
        assertThrows(RingException.class, () -> Gate.of(VERTX, options)).getMessage());
    Files.writeString(file, "short\n");
    String weak = assertThrows(RingException.class, () -> Gate.of(VERTX, options)).getMessage();
    assertTrue(weak.startsWith("the secret of token 'ops' is not allowed"), weak);
    Files.writeString(file, ACTOR + "\n");
    assertEquals("ops", admitted(Gate.of(VERTX, options), "Bearer " + ACTOR, Role.VIEW).name());
  }

  private static Caller admitted(Gate gate, String authorization, Role needed) {
    Future<Caller> caller = gate.admit(authorization, needed);
    assertTrue(caller.succeeded(), () -> String.valueOf(caller.cause()));
    return caller.result();
  }

  private static AccessDenied denied(Gate gate, String authorization, Role needed) {
    return assertInstanceOf(AccessDenied.class, gate.admit(authorization, needed).cause());
  }
}
