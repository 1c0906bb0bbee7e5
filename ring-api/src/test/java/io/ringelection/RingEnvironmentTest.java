package io.ringelection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The environment sets every option, speaks the language of the older library, and leaves nothing
 * unanswered.
 */
class RingEnvironmentTest {

  private static RingEnvironment read(Map<String, String> env) {
    return RingEnvironment.read(new RingOptions().setNode("n1"), env);
  }

  @Test
  void everyOptionHasAVariable() {
    Map<String, String> env =
        new HashMap<>(Map.of("RING_NAME", "orders", "RING_NODE", "n7", "RING_QUORUM", "5"));
    env.put("RING_TLS", "c.pem, k.pem, ca.pem");
    RingOption.NUMBERS.forEach(
        option -> env.put(RingEnvironment.variable(option.key()), Long.toString(option.max())));
    RingOptions expected =
        new RingOptions()
            .setName("orders")
            .setNode("n7")
            .setQuorum(Quorum.dynamic(5))
            .setTls(NodeTls.of("c.pem", "k.pem", "ca.pem"));
    RingOption.NUMBERS.forEach(option -> option.set(expected, option.max()));
    assertEquals(new RingEnvironment(expected, List.of()), read(env));
    assertEquals("RING_LEADER_TIMEOUT_MILLIS", RingEnvironment.variable("leaderTimeoutMillis"));
  }

  @Test
  void nothingSetIsNothingChanged() {
    RingOptions base = RingOptions.fast().setNode("n1");
    assertEquals(
        new RingEnvironment(base, List.of()),
        RingEnvironment.read(base, Map.of("PATH", "/bin", "PORT", "80")));
  }

  @Test
  void singleQuorum() {
    assertEquals(Quorum.single(), read(Map.of("RING_QUORUM", "single")).options().getQuorum());
  }

  @Test
  void aPresetIsTheGroundForTheOtherVariables() {
    RingOptions base = new RingOptions().setNode("n1").setLeaseMillis(7000).setMaxMoves(7);
    Map<String, String> env = Map.of("RING_PRESET", "fast", "RING_HEARTBEAT_MILLIS", "120");
    assertEquals(
        new RingEnvironment(
            RingOptions.fast().setNode("n1").setMaxMoves(7).setHeartbeatMillis(120), List.of()),
        RingEnvironment.read(base, env));
  }

  @Test
  void aBlankVariableIsUnset() {
    Map<String, String> env = new HashMap<>();
    RingOption.words().forEach(key -> env.put(RingEnvironment.variable(key), " "));
    env.put("RING_LEASE_MILLIS", "");
    env.put("MAX_INACTIVE_TIME", "");
    env.put("SEED_NODES", " ");
    env.put("RING_NO_SUCH", "");
    assertEquals(new RingEnvironment(new RingOptions().setNode("n1"), List.of()), read(env));
  }

  @Test
  void blanksAroundAValueAreNoPartOfIt() {
    Map<String, String> env =
        Map.of("RING_NODE", " n7 ", "RING_QUORUM", "single ", "RING_LEASE_MILLIS", " 3000");
    assertEquals(
        new RingOptions().setNode("n7").setQuorum(Quorum.single()).setLeaseMillis(3000),
        read(env).options());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RING_PRESET | quick | environment variable RING_PRESET is 'quick': it must be lan, fast or large",
        "RING_LEASE_MILLIS | 2s | environment variable RING_LEASE_MILLIS is '2s': it must be a whole number",
        "RING_QUORUM | half | environment variable RING_QUORUM is 'half': it must be a whole number or 'single'",
        "RING_QUORUM | 4294967299 | option 'quorum.expected' is 4294967299: it must be from 2 to 1000",
        "RING_TLS | node.pem | environment variable RING_TLS is 'node.pem': it must be three paths with commas between: certificate, key and authority",
        "RING_PARTITIONS | 4294967297 | option 'partitions' is 4294967297: it must be from 1 to 65536",
        "NUM_PARTITIONS | many | environment variable NUM_PARTITIONS is 'many': it must be a whole number",
        "NUM_PARTITIONS | 4294967297 | option 'partitions' is 4294967297: it must be from 1 to 65536"
      })
  void aValueThatIsNoneIsRefused(String variable, String value, String sentence) {
    RingException refused = assertThrows(RingException.class, () -> read(Map.of(variable, value)));
    assertEquals(sentence, refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "RING_LEASE_MILIS,did you mean RING_LEASE_MILLIS?",
    "ring_lease_millis,did you mean RING_LEASE_MILLIS?",
    "RING_PRESETS,did you mean RING_PRESET?",
    "RING_COLOUR,no option of the ring has this name",
    "RING_PORT,no option of the ring has this name"
  })
  void aVariableThatIsNoOptionIsNoted(String variable, String answer) {
    assertEquals(
        List.of(variable + " is unknown: " + answer), read(Map.of(variable, "9000")).notes());
  }

  /** Of the logger, and what Kubernetes sets where there are services ring and ring-web. */
  @Test
  void variablesOfOthersAreNotNoted() {
    Map<String, String> env = new HashMap<>();
    env.put("RING_LOG_LEVEL", "DEBUG");
    env.put("RING_SERVICE_HOST", "10.0.0.1");
    env.put("RING_SERVICE_PORT", "80");
    env.put("RING_WEB_SERVICE_PORT_HTTP", "80");
    env.put("RING_PORT", "tcp://10.0.0.1:80");
    env.put("RING_WEB_PORT", "tcp://10.0.0.1:80");
    env.put("RING_PORT_80_TCP", "tcp://10.0.0.1:80");
    env.put("RING_WEB_PORT_80_TCP_ADDR", "10.0.0.1");
    env.put("SPRING_PROFILE", "x");
    assertEquals(List.of(), read(env).notes());
  }

  @Test
  void theOlderLibrarysSettingsGiveAValidRing() {
    RingEnvironment read =
        read(
            Map.of(
                "NUM_PARTITIONS",
                "10",
                "HEART_BEAT_FREQUENCY",
                "1000",
                "MAX_INACTIVE_TIME",
                "10000"));
    assertEquals(10, read.options().getPartitions());
    assertEquals(1000, read.options().getHeartbeatMillis());
    assertEquals(10_000, read.options().getLeaseMillis());
    assertEquals(
        List.of(
            "MAX_INACTIVE_TIME=10000, HEART_BEAT_FREQUENCY=1000: leaderTimeoutMillis is set to 3000, so that the timers fit together"),
        read.notes());
    assertEquals(List.of(), read.options().problems());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "1000 | -     | HEART_BEAT_FREQUENCY=1000: leaseMillis is set to 8000, leaderTimeoutMillis is set to 3000",
        "100  | -     | -",
        "1000 | 3000  | MAX_INACTIVE_TIME=3000, HEART_BEAT_FREQUENCY=1000: heartbeatMillis is set to 375",
        "-    | 1000  | MAX_INACTIVE_TIME=1000: heartbeatMillis is set to 125, leaderTimeoutMillis is set to 375, handOffMillis is set to 500",
        "-    | 3000  | -",
        "400  | -     | HEART_BEAT_FREQUENCY=400: handOffMillis is set to 968"
      })
  void timersThatStoodAloneThereFitTogetherHere(String beat, String lease, String note) {
    Map<String, String> env = new HashMap<>();
    if (beat != null) {
      env.put("HEART_BEAT_FREQUENCY", beat);
    }
    if (lease != null) {
      env.put("MAX_INACTIVE_TIME", lease);
    }
    RingEnvironment read = read(env);
    assertEquals(
        note == null ? List.of() : List.of(note + ", so that the timers fit together"),
        read.notes());
    assertEquals(List.of(), read.options().problems());
    if (lease != null) {
      assertEquals(Long.parseLong(lease), read.options().getLeaseMillis());
    }
  }

  /** Every pair that the older library takes gives a ring, as long as the network can keep up. */
  @Test
  void everyPairOfTimersFits() {
    for (long lease = 500; lease <= 60_000; lease = lease * 5 / 4) {
      for (long beat = 10; beat <= 60_000; beat = beat * 3 / 2) {
        Map<String, String> env =
            Map.of(
                "HEART_BEAT_FREQUENCY", Long.toString(beat),
                "MAX_INACTIVE_TIME", Long.toString(lease));
        RingOptions options = read(env).options();
        assertEquals(List.of(), options.problems(), env::toString);
        assertEquals(lease, options.getLeaseMillis());
      }
    }
  }

  @Test
  void whatIsSaidInTheWordsOfTodayStays() {
    Map<String, String> env = new HashMap<>();
    env.put("HEART_BEAT_FREQUENCY", "1000");
    env.put("RING_HEARTBEAT_MILLIS", "300");
    env.put("MAX_INACTIVE_TIME", "1000");
    env.put("RING_LEADER_TIMEOUT_MILLIS", "600");
    RingEnvironment read = read(env);
    assertEquals(
        List.of(
            "HEART_BEAT_FREQUENCY is not used: RING_HEARTBEAT_MILLIS is set",
            "MAX_INACTIVE_TIME=1000: handOffMillis is set to 228, so that the timers fit together"),
        read.notes());
    assertEquals(300, read.options().getHeartbeatMillis());
    assertEquals(600, read.options().getLeaderTimeoutMillis());
  }

  @Test
  void aTimerOutOfItsRangeIsLeftForTheRulesToTell() {
    RingEnvironment read = read(Map.of("HEART_BEAT_FREQUENCY", "5"));
    assertEquals(List.of(), read.notes());
    assertEquals(
        List.of("option 'heartbeatMillis' is 5: it must be from 10 to 60000"),
        read.options().problems());
  }

  @Test
  void theNewNameGoesFirst() {
    RingOptions options = read(Map.of("NUM_PARTITIONS", "10", "RING_PARTITIONS", "20")).options();
    assertEquals(20, options.getPartitions());
  }

  @ParameterizedTest
  @CsvSource({
    "HEART_BEAT_CHECK_FREQUENCY,RING_LEASE_MILLIS",
    "TIME_TO_BECOME_SEED,RING_RANK_DELAY_MILLIS",
    "TIME_TO_BECOME_LEADER,RING_LEADER_TIMEOUT_MILLIS",
    "TIME_TO_RECONNECT,RING_HEARTBEAT_MILLIS",
    "SEED_NODES,cluster manager",
    "MONITORING_PORT,web verticle"
  })
  void whatHasNoMeaningHereIsAnswered(String variable, String replacement) {
    List<String> notes = read(Map.of(variable, "1")).notes();
    assertEquals(1, notes.size());
    assertEquals(
        true,
        notes.get(0).startsWith(variable + " is not used: ") && notes.get(0).contains(replacement),
        notes.get(0));
  }

  @Test
  void commonNamesAreAnsweredOnlyBesideOneOfTheLibrarys() {
    Map<String, String> common = Map.of("PORT", "3000", "LOG_LEVEL", "info", "NODE_ENV", "dev");
    assertEquals(List.of(), read(common).notes());
    Map<String, String> env = new HashMap<>(common);
    env.put("SEED_NODES", "a:3000");
    assertEquals(4, read(env).notes().size());
  }
}
