package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringelection.Ring;
import io.ringelection.RingException;
import io.ringelection.RingOptions;
import io.ringelection.Token;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an operator can write wrong in {@code ring.json}: the deployment fails with one sentence for
 * each mistake that names the option, its value and what is allowed.
 */
class BadOptionsTest {
  private static final Vertx VERTX = Vertx.vertx();

  private record Range(String option, long min, long max) {}

  private static final List<Range> RANGES =
      List.of(
          new Range("partitions", 1, 65_536),
          new Range("heartbeatMillis", 10, 60_000),
          new Range("leaseMillis", 100, 600_000),
          new Range("leaderTimeoutMillis", 20, 300_000),
          new Range("rankDelayMillis", 1, 60_000),
          new Range("roundTripMillis", 1, 10_000),
          new Range("clockDriftPpm", 0, 100_000),
          new Range("handOffMillis", 0, 600_000),
          new Range("maxMoves", 1, 65_536),
          new Range("maxVoters", 1, 7),
          new Range("watchers", 0, 7),
          new Range("beaconPort", 0, 65_535),
          new Range("linkPort", -1, 65_535),
          new Range("clusterTimeoutMillis", 0, 86_400_000),
          new Range("tokenFloor", 0, Token.HIGHEST_FLOOR),
          new Range("joinTimeoutMillis", 1, 86_400_000),
          new Range("leaveTimeoutMillis", 1, 86_400_000));

  @AfterAll
  static void close() {
    Conditions.await("vertx closed", VERTX.close());
  }

  private static String refusal(JsonObject config) {
    CompletionException failed =
        assertThrows(
            CompletionException.class,
            () ->
                Conditions.await(
                    "deployed",
                    VERTX.deployVerticle(
                        RingVerticle.class.getName(), new DeploymentOptions().setConfig(config))));
    RingException refused = assertInstanceOf(RingException.class, failed.getCause());
    assertEquals(RingException.Reason.CONFIGURATION, refused.reason());
    return refused.getMessage();
  }

  static Stream<Range> ranges() {
    return RANGES.stream();
  }

  @ParameterizedTest
  @MethodSource("ranges")
  void outOfRange(Range range) {
    for (long value : new long[] {range.min - 1, range.max + 1}) {
      assertEquals(
          "option '%s' is %d: it must be from %d to %d"
              .formatted(range.option, value, range.min, range.max),
          refusal(new JsonObject().put(range.option, value)));
    }
  }

  @Test
  void everyOptionIsInThisTest() {
    Set<String> options = new HashSet<>(Set.of("name", "node", "quorum", "tls"));
    RANGES.forEach(range -> options.add(range.option));
    assertEquals(new RingOptions().toJson().fieldNames(), options);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name':''} | option 'name' is '': use 1 to 64 characters of A-Z a-z 0-9 . _ -",
        "{'name':'two words'} | option 'name' is 'two words': use 1 to 64 characters of A-Z a-z 0-9 . _ -",
        "{'node':'n@1'} | option 'node' is 'n@1': use 1 to 64 characters of A-Z a-z 0-9 . _ -",
        "{'node':7} | option 'node' is 7: it must be a text",
        "{'quorum':{'expected':1}} | option 'quorum.expected' is 1: a ring that one node may found has the mode 'single'",
        "{'quorum':{'expected':1001}} | option 'quorum.expected' is 1001: it must be from 2 to 1000",
        "{'quorum':'single'} | option 'quorum' is 'single': it must be an object such as {\"mode\":\"dynamic\",\"expected\":3}",
        "{'tls':{'certificate':'/no/such.pem'}} | option 'tls' needs in 'certificate' a PEM file, but '/no/such.pem' cannot be read; option 'tls' needs in 'key' a PEM file, and names none; option 'tls' needs in 'ca' a PEM file, and names none",
        "{'maxVoters':4} | option 'maxVoters' is 4: it must be 1, 3, 5 or 7, so that votes cannot tie",
        "{'leaseMillis':'2s'} | option 'leaseMillis' is '2s': it must be a whole number from 100 to 600000",
        "{'leaseMillis':null} | option 'leaseMillis' is null: it must be a whole number from 100 to 600000",
        "{'partitions':1e3} | option 'partitions' is 1000.0: it must be a whole number from 1 to 65536",
        "{'partition':64} | option 'partition' is unknown: did you mean 'partitions'?",
        "{'leaseMillis':400} | option 'heartbeatMillis' is 250: it must be at most 100, which is a quarter of leaseMillis, so that a few lost heartbeats cost no lease; leaderTimeoutMillis + 3 roundTripMillis + heartbeatMillis is 1300: it must be less than leaseMillis, shortened by the allowance for clocks, - heartbeatMillis, which is 110, or members lose their leases whenever the leader is lost",
        "{'handOffMillis':1900} | option 'handOffMillis' is 1900: it must be at most 1268, which is leaseMillis, shortened by the allowance for clocks, - 2 heartbeatMillis - 2 roundTripMillis, so that a hand-off ends within the lease"
      })
  void mistaken(String config, String sentence) {
    assertEquals(sentence, refusal(new JsonObject(config.replace('\'', '"'))));
  }

  @Test
  void theSameSentenceWithoutAVerticle() {
    RingOptions options = new RingOptions().setPartitions(0);
    assertEquals(
        refusal(new JsonObject().put("partitions", 0)),
        assertThrows(RingException.class, () -> Ring.create(VERTX, options)).getMessage());
  }
}
