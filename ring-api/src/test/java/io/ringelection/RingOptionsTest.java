package io.ringelection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.web.Pem;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every mistake in the options is answered by one sentence that names the option, its value and
 * what is allowed.
 */
class RingOptionsTest {

  static Stream<RingOption> numbers() {
    return RingOption.NUMBERS.stream();
  }

  static Stream<Supplier<RingOptions>> presets() {
    return Stream.of(RingOptions::new, RingOptions::lan, RingOptions::fast, RingOptions::large);
  }

  @ParameterizedTest
  @MethodSource("presets")
  void presetsAreValid(Supplier<RingOptions> preset) {
    assertEquals(List.of(), preset.get().problems());
    assertEquals(preset.get(), preset.get().validate());
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void outOfRangeIsNamed(RingOption option) {
    for (long value : new long[] {option.min() - 1, option.max() + 1}) {
      RingOptions options = new RingOptions();
      option.set(options, value);
      String sentence =
          "option '"
              + option.key()
              + "' is "
              + value
              + ": it must be from "
              + option.min()
              + " to "
              + option.max();
      assertTrue(options.problems().contains(sentence), () -> options.problems().toString());
      assertEquals(sentence, refusal(options::validate));
    }
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void theEndsOfTheRangeAreInIt(RingOption option) {
    for (long value : new long[] {option.min(), option.max()}) {
      RingOptions options = new RingOptions();
      option.set(options, value);
      assertTrue(
          options.problems().stream().noneMatch(p -> p.contains("it must be from")),
          () -> options.problems().toString());
    }
  }

  @Test
  void allMistakesAreTold() {
    List<String> problems =
        new RingOptions().setName("a b").setNode("").setPartitions(0).setMaxVoters(4).problems();
    assertEquals(
        List.of(
            "option 'name' is 'a b': use 1 to 64 characters of A-Z a-z 0-9 . _ -",
            "option 'node' is '': use 1 to 64 characters of A-Z a-z 0-9 . _ -",
            "option 'partitions' is 0: it must be from 1 to 65536",
            "option 'maxVoters' is 4: it must be 1, 3, 5 or 7, so that votes cannot tie"),
        problems);
  }

  /** Who turns one timer has to turn others, too: each of them is told at once. */
  @Test
  void theRefusalTellsAllMistakes() {
    RingOptions options = new RingOptions().setHeartbeatMillis(600).setHandOffMillis(5000);
    assertEquals(
        "option 'heartbeatMillis' is 600: it must be at most 500, which is a quarter of leaseMillis, so that a few lost heartbeats cost no lease; "
            + "option 'leaderTimeoutMillis' is 900: it must be at least 1200, which is two heartbeatMillis, so that one lost heartbeat starts no election; "
            + "leaderTimeoutMillis + 3 roundTripMillis + heartbeatMillis is 1650: it must be less than leaseMillis, shortened by the allowance for clocks, - heartbeatMillis, which is 1268, or members lose their leases whenever the leader is lost; "
            + "option 'handOffMillis' is 5000: it must be at most 568, which is leaseMillis, shortened by the allowance for clocks, - 2 heartbeatMillis - 2 roundTripMillis, so that a hand-off ends within the lease",
        refusal(options::validate));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "heartbeatMillis | 501 | option 'heartbeatMillis' is 501: it must be at most 500, which is a quarter of leaseMillis, so that a few lost heartbeats cost no lease",
        "leaderTimeoutMillis | 499 | option 'leaderTimeoutMillis' is 499: it must be at least 500, which is two heartbeatMillis, so that one lost heartbeat starts no election",
        "rankDelayMillis | 99 | option 'rankDelayMillis' is 99: it must be at least 100, which is two roundTripMillis, so that the voters do not stand all at once",
        "leaderTimeoutMillis | 1218 | leaderTimeoutMillis + 3 roundTripMillis + heartbeatMillis is 1618: it must be less than leaseMillis, shortened by the allowance for clocks, - heartbeatMillis, which is 1618, or members lose their leases whenever the leader is lost",
        "handOffMillis | 1269 | option 'handOffMillis' is 1269: it must be at most 1268, which is leaseMillis, shortened by the allowance for clocks, - 2 heartbeatMillis - 2 roundTripMillis, so that a hand-off ends within the lease",
        "leaveTimeoutMillis | 999 | option 'leaveTimeoutMillis' is 999: it must be at least 1000, which is handOffMillis"
      })
  void timersThatDoNotFitAreTold(String key, long value, String sentence) {
    RingOptions options = new RingOptions(new JsonObject().put(key, value));
    assertTrue(options.problems().contains(sentence), () -> options.problems().toString());
    assertEquals(String.join("; ", options.problems()), refusal(options::validate));
  }

  @Test
  void driftShortensTheLease() {
    RingOptions options = new RingOptions().setLeaderTimeoutMillis(1000).setClockDriftPpm(100_000);
    assertTrue(
        options.problems().get(0).contains("which is 1294"), () -> options.problems().toString());
  }

  @Test
  void jsonHoldsEveryOption() {
    RingOptions options =
        new RingOptions()
            .setName("orders")
            .setNode("n1")
            .setQuorum(Quorum.dynamic(5))
            .setTls(NodeTls.of("c.pem", "k.pem", "ca.pem"));
    RingOption.NUMBERS.forEach(option -> option.set(options, option.max()));
    RingOptions read = new RingOptions(new JsonObject(options.toJson().encode()));
    assertEquals(options, read);
    assertEquals(options.hashCode(), read.hashCode());
    assertEquals(RingOption.keys(), List.copyOf(options.toJson().fieldNames()));
    for (String key : RingOption.keys()) {
      assertNotEquals(new RingOptions().toJson().getValue(key), read.toJson().getValue(key), key);
    }
  }

  @Test
  void aPresetInJsonGoesFirst() {
    JsonObject json = new JsonObject("{'leaseMillis':1500,'preset':'fast'}".replace('\'', '"'));
    assertEquals(RingOptions.fast().setLeaseMillis(1500), new RingOptions(json));
    assertEquals(RingOptions.large(), new RingOptions(new JsonObject().put("preset", "Large")));
    assertEquals(RingOptions.lan(), new RingOptions(new JsonObject().put("preset", "lan")));
  }

  @Test
  void aCopyIsIndependent() {
    RingOptions original = new RingOptions().setName("orders");
    RingOptions copy = new RingOptions(original).setName("mails");
    assertEquals("orders", original.getName());
    assertEquals("mails", copy.getName());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'leaseMilis':1} | option 'leaseMilis' is unknown: did you mean 'leaseMillis'?",
        "{'LEASEMILLIS':1} | option 'LEASEMILLIS' is unknown: did you mean 'leaseMillis'?",
        "{'leaseMillis':'2s'} | option 'leaseMillis' is '2s': it must be a whole number from 100 to 600000",
        "{'leaseMillis':1.5} | option 'leaseMillis' is 1.5: it must be a whole number from 100 to 600000",
        "{'leaseMillis':null} | option 'leaseMillis' is null: it must be a whole number from 100 to 600000",
        "{'partitions':4294967297} | option 'partitions' is 4294967297: it must be from 1 to 65536",
        "{'name':7} | option 'name' is 7: it must be a text",
        "{'quorum':3} | option 'quorum' is 3: it must be an object such as {\"mode\":\"dynamic\",\"expected\":3}",
        "{'quorum':{'mode':'static'}} | quorum mode 'static' is not in this version: use 'dynamic' or 'single'",
        "{'quorum':{'mode':'majority'}} | quorum mode 'majority' is unknown: use 'dynamic' or 'single'",
        "{'quorum':{'mode':7}} | quorum mode '7' is unknown: use 'dynamic' or 'single'",
        "{'quorum':{'nodes':3}} | option 'quorum.nodes' is unknown: use 'mode' and 'expected'",
        "{'quorum':{'expected':1}} | option 'quorum.expected' is 1: a ring that one node may found has the mode 'single'",
        "{'quorum':{'expected':1001}} | option 'quorum.expected' is 1001: it must be from 2 to 1000",
        "{'quorum':{'expected':'3'}} | option 'quorum.expected' is '3': it must be a whole number from 2 to 1000",
        "{'preset':'quick'} | option 'preset' is 'quick': use lan, fast or large",
        "{'preset':null} | option 'preset' is null: use lan, fast or large",
        "{'preset':7} | option 'preset' is 7: use lan, fast or large",
        "{'presett':'fast'} | option 'presett' is unknown: did you mean 'preset'?",
        "{'tls':'on'} | option 'tls' is 'on': it must be an object with the paths certificate, key and ca",
        "{'tls':{'cert':'x'}} | option 'tls': 'cert' is unknown: use certificate, key and ca",
        "{'tls':{'key':7}} | option 'tls': 'key' is 7: it must be the path of a PEM file",
        "{'quorum':{'mode':'single','expected':3}} | option 'quorum.expected' has no meaning with mode 'single': leave it out, or use mode 'dynamic'"
      })
  void wrongJsonIsRefused(String json, String sentence) {
    JsonObject object = new JsonObject(json.replace('\'', '"'));
    assertEquals(sentence, refusal(() -> new RingOptions(object)));
  }

  @Test
  void anOptionThatResemblesNoneGetsTheList() {
    String sentence = refusal(() -> new RingOptions(new JsonObject().put("colour", "red")));
    assertTrue(
        sentence.startsWith(
            "option 'colour' is unknown: use one of preset, name, node, quorum, tls, partitions, "),
        sentence);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 1000})
  void dynamicQuorum(int expected) {
    Quorum quorum = Quorum.dynamic(expected);
    assertEquals(quorum, new Quorum(quorum.toJson()));
    assertEquals(expected, new Quorum(quorum).expected());
    assertEquals("dynamic:" + expected, quorum.toString());
  }

  @Test
  void singleQuorum() {
    assertEquals(Quorum.single(), new Quorum(Quorum.single().toJson()));
    assertTrue(Quorum.single().isSingle());
    assertEquals(Quorum.dynamic(3), new Quorum(new JsonObject()));
  }

  @Test
  void aNodeIsNamedAfterItsHostAndProcess() {
    assertEquals("my_host.lan-42", NodeName.of("my_host.lan\n", 42));
    assertEquals("b-cher-1", NodeName.of("b\u00fccher", 1));
    assertEquals("node-7", NodeName.of(" ", 7));
    assertEquals("h".repeat(58) + "-12345", NodeName.of("h".repeat(100), 12345));
    assertTrue(NodeId.isName(new RingOptions().getNode()));
  }

  @Test
  void withoutAnEngineTheRefusalSaysWhatToAdd() {
    RingOptions options = new RingOptions();
    assertEquals(
        "no ring engine on the class path: add io.ringelection:ring-verticles at run time",
        refusal(() -> Ring.create(null, options)));
  }

  private static String refusal(Runnable act) {
    RingException refused = assertThrows(RingException.class, act::run);
    assertSame(RingException.Reason.CONFIGURATION, refused.reason());
    return refused.getMessage();
  }

  @Test
  void encryptionNeedsThreeFilesThatHoldWhatTheyShould(@TempDir Path folder) throws Exception {
    assertEquals(List.of(), new RingOptions().setTls(NodeTls.none()).problems());
    String text = Files.writeString(folder.resolve("text.pem"), "no key\n").toString();
    assertEquals(
        List.of(
            "option 'tls' needs in 'certificate' a PEM file, but '/no/such.pem' cannot be read",
            "option 'tls' needs in 'key' a PEM file, but '"
                + text
                + "' is none: it holds no private key in PKCS #8, PKCS #1 or SEC 1",
            "option 'tls' needs in 'ca' a PEM file, and names none"),
        new RingOptions().setTls(NodeTls.of("/no/such.pem", text, "")).problems());
    String sentence = new RingOptions().setTls(NodeTls.of(text, text, text)).problems().get(0);
    assertTrue(
        sentence.startsWith("option 'tls' needs in 'certificate' a PEM file, but"), sentence);
    assertTrue(sentence.contains("is none: "), sentence);
  }

  @Test
  void certificatesAreValidNow(@TempDir Path folder) throws Exception {
    Pem pem = Pem.create(folder, "node");
    String certificate = pem.certificate().toString();
    NodeTls tls = NodeTls.of(certificate, pem.key().toString(), certificate);
    assertEquals(List.of(), new RingOptions().setTls(tls).problems());
    Instant later = Instant.now().plus(Duration.ofDays(2));
    String sentence = PemFile.certificates(certificate).problem(Date.from(later)).orElseThrow();
    assertTrue(sentence.contains("is none: its certificate is valid from "), sentence);
  }
}
