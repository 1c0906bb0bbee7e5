package io.ringelection.access;

import static io.ringelection.access.AccessDenied.Reason.FORBIDDEN;
import static io.ringelection.access.AccessDenied.Reason.SHUT_OUT;
import static io.ringelection.access.AccessDenied.Reason.UNAUTHENTICATED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three wrong tokens within a second shut an address out for a second. Time is the test's. */
class DoorkeeperTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final String RIGHT = "Bearer looker-0123456789";
  private static final String WRONG = "Bearer wrong-0123456789";
  private static final AccessOptions OPTIONS =
      new AccessOptions()
          .addToken(new TokenOptions().setName("lea").setToken("looker-0123456789"))
          .setMaxFailures(3)
          .setFailureMillis(1_000);

  private long now = Long.MAX_VALUE - 5;

  @AfterAll
  static void close() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  private Doorkeeper keeper(AccessOptions options) {
    return new Doorkeeper(Gate.of(VERTX, options), options, new Audit("web"), () -> now);
  }

  private void pass(long millis) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** What becomes of a request: null when it is let in. */
  private static AccessDenied ask(Doorkeeper keeper, String authorization, String from) {
    Future<Caller> asked =
        keeper.admit(authorization, SocketAddress.inetSocketAddress(1, from), Role.VIEW);
    return asked.succeeded() ? null : (AccessDenied) asked.cause();
  }

  /** Each letter is a request 100 ms after the one before: (w)rong, (r)ight or (n)o token. */
  @ParameterizedTest
  @CsvSource({
    "wwr,        401 401 200",
    "wwwr,       401 401 401 429",
    "wwwn,       401 401 401 401",
    "nnnnr,      401 401 401 401 200",
    "wwrwr,      401 401 200 401 429",
    "ww........w, 401 401 401",
    "ww.........wr, 401 401 401 200",
    "www........r, 401 401 401 429",
    "www.........r, 401 401 401 200",
    "www.........wwr, 401 401 401 401 401 200",
    "wwwwwwwwwwwwww, 401 401 401 429 429 429 429 429 429 429 429 429 401 401"
  })
  void onlyWrongTokensCount(String requests, String expected) {
    Doorkeeper keeper = keeper(OPTIONS);
    List<String> answers = new ArrayList<>();
    for (char request : requests.toCharArray()) {
      if (request != '.') {
        String shown = request == 'w' ? WRONG : request == 'r' ? RIGHT : null;
        AccessDenied denied = ask(keeper, shown, "10.0.0.7");
        answers.add(denied == null ? "200" : denied.reason() == SHUT_OUT ? "429" : "401");
      }
      pass(100);
    }
    assertEquals(expected, String.join(" ", answers));
  }

  @Test
  void saysHowLongAndOthersAreNotMeant() {
    Doorkeeper keeper = keeper(new AccessOptions(OPTIONS).setFailureMillis(5_000));
    for (int i = 0; i < 3; i++) {
      assertEquals(UNAUTHENTICATED, ask(keeper, WRONG, "10.0.0.7").reason());
    }
    pass(1_500);

    AccessDenied denied = ask(keeper, RIGHT, "10.0.0.7");

    assertEquals(SHUT_OUT, denied.reason());
    assertEquals(4, denied.retrySeconds());
    assertEquals(
        "too many wrong tokens have come from this address: try again in 4 s", denied.getMessage());
    assertEquals(null, ask(keeper, RIGHT, "10.0.0.8"));
  }

  @Test
  void whoIsKnownAndMayNotHasNotGuessed() {
    Doorkeeper keeper = keeper(OPTIONS);
    SocketAddress from = SocketAddress.inetSocketAddress(1, "10.0.0.7");
    for (int i = 0; i < 9; i++) {
      AccessDenied denied = (AccessDenied) keeper.admit(RIGHT, from, Role.OPERATE).cause();
      assertEquals(FORBIDDEN, denied.reason());
    }
    assertEquals(null, ask(keeper, RIGHT, "10.0.0.7"));
  }

  @Test
  void zeroShutsNobodyOut() {
    Doorkeeper keeper = keeper(new AccessOptions(OPTIONS).setMaxFailures(0));
    for (int i = 0; i < 200; i++) {
      assertEquals(UNAUTHENTICATED, ask(keeper, WRONG, "10.0.0.7").reason());
    }
  }

  @Test
  void anotherTokenInItsFileCountsInPlaceOfTheOneBefore(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "looker-0123456789");
    AccessOptions options =
        new AccessOptions()
            .addToken(new TokenOptions().setName("lea").setTokenFile(file.toString()));
    Doorkeeper keeper = keeper(options);
    assertTrue(options.namesFiles());
    assertFalse(OPTIONS.namesFiles());

    Files.writeString(file, "another-0123456789\n");
    assertEquals(null, ask(keeper, RIGHT, "10.0.0.7"));
    renew(keeper, options);
    assertEquals(UNAUTHENTICATED, ask(keeper, RIGHT, "10.0.0.7").reason());
    assertEquals(null, ask(keeper, "Bearer another-0123456789", "10.0.0.7"));

    Files.writeString(file, "short");
    assertTrue(renew(keeper, options).startsWith("the secret of token 'lea' is not allowed"));
    Files.delete(file);
    assertTrue(renew(keeper, options).startsWith("the file '" + file + "' with the secret"));
    assertEquals(null, ask(keeper, "Bearer another-0123456789", "10.0.0.7"));
  }

  /** What is wrong with the files, empty when nothing is. */
  private static String renew(Doorkeeper keeper, AccessOptions options) {
    return keeper
        .renew(VERTX, options)
        .map("")
        .otherwise(Throwable::getMessage)
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  @Test
  void anIpv6NetworkIsOnePlace() {
    Attempts attempts = new Attempts(2, 1_000);
    assertFalse(attempts.wrong("2001:db8:0:1:0:0:0:1", 0));
    assertTrue(attempts.wrong("2001:db8:0:1:ffff:0:0:2%eth0", 0));
    assertEquals(1_000, attempts.shutOut("2001:db8:0:1:0:0:0:9", 0));
    assertEquals(0, attempts.shutOut("2001:db8:0:2:0:0:0:9", 0));
  }

  @Test
  void rememberedPlacesAreBounded() {
    Attempts attempts = new Attempts(1, 1_000);
    for (int i = 0; i < 3 * Attempts.MAX_PLACES; i++) {
      attempts.wrong("host" + i, 0);
    }
    assertEquals(Attempts.MAX_PLACES, attempts.places());
    assertEquals(1_000, attempts.shutOut("host" + (3 * Attempts.MAX_PLACES - 1), 0));
    assertEquals(0, attempts.shutOut("host0", 0));
  }

  @Test
  void whoWantsToActTooOftenIsNotWrittenDownForAWhile() {
    SocketAddress from = SocketAddress.inetSocketAddress(1, "10.0.0.7");
    AccessDenied denied = new AccessDenied(UNAUTHENTICATED, "no");
    String line =
        "face=web caller=anonymous role=VIEW from=10.0.0.7:1 action=drain target=- outcome=";
    try (AuditLines audit = new AuditLines()) {
      Doorkeeper keeper = keeper(OPTIONS);
      for (int i = 0; i < 2 * Doorkeeper.MAX_LINES; i++) {
        keeper.refused(denied, from, "drain");
      }
      keeper.refused(denied, SocketAddress.inetSocketAddress(1, "10.0.0.8"), "drain");
      pass(1_000);
      keeper.refused(denied, from, "drain");

      List<String> expected =
          new ArrayList<>(Collections.nCopies(Doorkeeper.MAX_LINES, line + "no"));
      expected.add(line + "\"more of this is left out for a while\"");
      expected.add(line.replace("0.7", "0.8") + "no");
      expected.add(line + "no");
      assertEquals(expected, audit.lines());
    }
  }

  @Test
  void oneLineInTheAudit() {
    try (AuditLines audit = new AuditLines()) {
      Doorkeeper keeper = keeper(OPTIONS);
      for (int i = 0; i < 50; i++) {
        ask(keeper, WRONG, "10.0.0.7");
      }
      assertEquals(
          List.of(
              "face=web caller=anonymous role=VIEW from=10.0.0.7 action=show-token target=-"
                  + " outcome=\"shut out\""),
          audit.lines());
    }
  }
}
