package io.ringelection.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.RingException;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSON Web Tokens, and all that is wrong with them. */
class JwtGateTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final String OWN = "own-0123456789abcdef";
  @TempDir static Path folder;
  private static Issuer issuer;
  private static Issuer other;

  @BeforeAll
  static void keys() throws GeneralSecurityException, IOException {
    issuer = Issuer.create(folder);
    other = Issuer.create(folder);
  }

  @AfterAll
  static void close() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  private static Gate gate() {
    return Gate.of(
        VERTX,
        new AccessOptions()
            .addToken(new TokenOptions().setName("own").setToken(OWN).setRole(Role.OPERATE))
            .setJwt(issuer.options()));
  }

  private static JsonObject claims() {
    return Issuer.claims();
  }

  private static String signed(Issuer by, JsonObject claims) {
    return by.sign(VERTX, claims);
  }

  private static Caller admitted(String token, Role needed) {
    return gate().admit("Bearer " + token, needed).toCompletionStage().toCompletableFuture().join();
  }

  private static AccessDenied denied(String token, Role needed) {
    CompletionException failed =
        assertThrows(CompletionException.class, () -> admitted(token, needed));
    return assertInstanceOf(AccessDenied.class, failed.getCause());
  }

  private static void unknown(String token) {
    AccessDenied denied = denied(token, Role.VIEW);
    assertEquals(AccessDenied.Reason.UNAUTHENTICATED, denied.reason());
    assertTrue(denied.getMessage().startsWith("the JSON Web Token does not count here"));
  }

  @Test
  void theSubjectIsTheNameAndAClaimTheRole() {
    JsonObject claims = claims();
    Optional<Instant> end =
        Optional.of(Instant.ofEpochSecond(claims.getLong("exp") + JwtGate.LEEWAY_SECONDS));
    assertEquals(new Caller("lea", Role.VIEW, end), admitted(signed(issuer, claims), Role.VIEW));
    assertEquals(
        new Caller("lea", Role.OPERATE, end),
        admitted(signed(issuer, claims.put("role", "OPERATE")), Role.OPERATE));
    AccessDenied denied = denied(signed(issuer, claims()), Role.OPERATE);
    assertEquals(AccessDenied.Reason.FORBIDDEN, denied.reason());
  }

  @Test
  void theTokensOfTheNodeCountBesideThem() {
    assertEquals(new Caller("own", Role.OPERATE), admitted(OWN, Role.OPERATE));
    assertFalse(gate().open());
    assertFalse(Gate.of(VERTX, new AccessOptions().setJwt(issuer.options())).open());
  }

  @Test
  void whatIsNotTheIssuersDoesNotCount() {
    unknown(signed(other, claims()));
    unknown(signed(issuer, claims().put("iss", "https://evil.example.com")));
    unknown(signed(issuer, claims().put("aud", "another")));
    String token = signed(issuer, claims());
    unknown(token.substring(0, token.lastIndexOf('.') + 1));
    String[] parts = token.split("\\.", -1);
    unknown(part("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + ".");
    unknown(parts[0] + "." + part(claims().put("role", "operate").encode()) + "." + parts[2]);
  }

  private static String part(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsOverOrNeverEndsDoesNotCount() {
    unknown(signed(issuer, claims().put("exp", System.currentTimeMillis() / 1000 - 60)));
    unknown(signed(issuer, claims().put("nbf", System.currentTimeMillis() / 1000 + 600)));
    JsonObject endless = claims();
    endless.remove("exp");
    unknown(signed(issuer, endless));
  }

  @Test
  void aDateBeyondAllClocksIsAnEndToo() {
    Caller caller = admitted(signed(issuer, claims().put("exp", Long.MAX_VALUE)), Role.VIEW);
    assertEquals(Optional.of(Instant.MAX.truncatedTo(ChronoUnit.SECONDS)), caller.expiresAt());
  }

  @Test
  void withoutASubjectOrARoleItDoesNotCount() {
    JsonObject nobody = claims();
    nobody.remove("sub");
    unknown(signed(issuer, nobody));
    unknown(signed(issuer, claims().put("role", "root")));
    unknown(signed(issuer, claims().put("role", List.of("operate"))));
  }

  @Test
  void whatIsMissingIsTold() throws IOException {
    assertEquals(
        List.of(
            "jwt names the file '/no/such.pem', which this process cannot read",
            "jwt option 'algorithm' is 'HS256': use one of ES256, ES384, ES512, EdDSA, PS256,"
                + " PS384, PS512, RS256, RS384, RS512",
            "jwt option 'issuer' is blank: 'publicKey' needs it",
            "jwt option 'audience' is blank: 'publicKey' needs it"),
        new AccessOptions()
            .setJwt(new JwtOptions().setPublicKey("/no/such.pem").setAlgorithm("HS256"))
            .problems());
    Path noKey = Files.writeString(folder.resolve("no-key.pem"), "no key");
    AccessOptions options =
        new AccessOptions().setJwt(issuer.options().setPublicKey(noKey.toString()));
    assertEquals(
        "the file '" + noKey + "' has no public key for RS256 in PEM",
        assertThrows(RingException.class, () -> Gate.of(VERTX, options)).getMessage());
  }

  @Test
  void jsonRoundTrip() {
    JsonObject json = issuer.options().setRoleClaim("ring-role").setAlgorithm("ES256").toJson();
    assertEquals(json, new JwtOptions(new JwtOptions(json)).toJson());
  }
}
