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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
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

  @Test
  void aTypingErrorIsNoted() {
    Map<String, String> env = Map.of("RING_LEASE_MILIS", "1", "RING_SERVICE_HOST", "10.0.0.1");
    assertEquals(
        List.of("RING_LEASE_MILIS is unknown: did you mean RING_LEASE_MILLIS?"), read(env).notes());
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
    assertEquals(List.of(), read.options().problems());
  }

  @Test
  void aSlowHeartbeatAloneChoosesTimersThatFit() {
    RingEnvironment read = read(Map.of("HEART_BEAT_FREQUENCY", "1000"));
    assertEquals(
        List.of(
            "HEART_BEAT_FREQUENCY=1000 makes heartbeatMillis 1000; leaseMillis 8000 and leaderTimeoutMillis 3000 were chosen to fit it"),
        read.notes());
    assertEquals(List.of(), read.options().problems());
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
