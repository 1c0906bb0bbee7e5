package io.ringelection.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole output of the core in the situations of a ring's life, compared with what is on record
 * in {@code src/test/resources/io/ringelection/core}: every message, fact and moment. A change of
 * behaviour that was meant shows there as a difference for the reviewer; {@code
 * -Dtranscripts=write} records anew. Whether the ring is right is what the other tests and the
 * simulator ask; this asks whether it is still the same.
 */
class TranscriptTest {
  private static final Path FOLDER = Path.of("src/test/resources/io/ringelection/core");
  private static final List<String> THREE = List.of("n1", "n2", "n3");
  private static final int BOTH = Message.MAY_LEAD | Message.MAY_OWN;

  private static final Map<String, Consumer<TestRing>> SITUATIONS = new TreeMap<>();

  static {
    SITUATIONS.put("founding", ring -> ring.runFor(1_500));
    SITUATIONS.put("rest", ring -> settled(ring).runFor(1_100));
    SITUATIONS.put("join", ring -> start(settled(ring), "n4").runFor(700));
    SITUATIONS.put("leave", ring -> does(settled(ring), "n3", new Input.Leave()).runFor(600));
    SITUATIONS.put(
        "leader-leaves", ring -> does(settled(ring), "n1", new Input.Leave()).runFor(800));
    SITUATIONS.put("stop", ring -> does(settled(ring), "n2", new Input.Stop()).runFor(2_600));
    SITUATIONS.put("member-silent", ring -> crash(settled(ring), "n3").runFor(3_600));
    SITUATIONS.put("leader-silent", ring -> crash(settled(ring), "n1").runFor(3_200));
    SITUATIONS.put("member-dead", ring -> dies(settled(ring), "n3").runFor(500));
    SITUATIONS.put("leader-dead", ring -> dies(settled(ring), "n1").runFor(500));
    SITUATIONS.put("member-cut", ring -> cut(settled(ring), "n3", 3_000).runFor(1_500));
    SITUATIONS.put("leader-cut", ring -> cut(settled(ring), "n1", 3_500).runFor(1_500));
    SITUATIONS.put("member-deaf", ring -> deaf(settled(ring), "n2", 1_300).runFor(700));
    SITUATIONS.put("slow-hand-off", TranscriptTest::slowHandOff);
    SITUATIONS.put("owner-dies-in-hand-off", TranscriptTest::ownerDiesInHandOff);
    SITUATIONS.put("leader-dies-in-join", TranscriptTest::leaderDiesInJoin);
    SITUATIONS.put("suspended", TranscriptTest::suspended);
    SITUATIONS.put("excused", TranscriptTest::excused);
    SITUATIONS.put("refused", TranscriptTest::refused);
    SITUATIONS.put("roles", TranscriptTest::roles);
    SITUATIONS.put("single", TranscriptTest::single);
    SITUATIONS.put("two-single-rings-meet", TranscriptTest::twoSingleRingsMeet);
    SITUATIONS.put("voter-replaced", TranscriptTest::voterReplaced);
    SITUATIONS.put("restart-of-a-member", TranscriptTest::restart);
  }

  private static TestRing settled(TestRing ring) {
    ring.transcript.close();
    ring.settle(3);
    ring.runFor(1_000);
    ring.transcript.open();
    return ring;
  }

  private static TestRing start(TestRing ring, String name) {
    ring.transcript.title(ring.now(), name + " starts");
    ring.start(name);
    return ring;
  }

  private static TestRing does(TestRing ring, String name, Input input) {
    ring.transcript.title(ring.now(), name + ": " + input.getClass().getSimpleName());
    ring.step(name, input);
    return ring;
  }

  private static TestRing crash(TestRing ring, String name) {
    ring.crash(name);
    return ring;
  }

  private static TestRing dies(TestRing ring, String name) {
    NodeId dead = ring.nodes.get(name).self();
    ring.crash(name);
    List.copyOf(ring.nodes.keySet()).forEach(n -> does(ring, n, new Input.Dead(dead)));
    return ring;
  }

  private static TestRing lose(TestRing ring, Predicate<Envelope> lost, String what, long millis) {
    ring.transcript.title(ring.now(), what);
    ring.lost = lost;
    ring.runFor(millis);
    ring.transcript.title(ring.now(), "no more");
    ring.lost = envelope -> false;
    return ring;
  }

  private static TestRing cut(TestRing ring, String name, long millis) {
    NodeId node = ring.nodes.get(name).self();
    // What is for all is lost, too: nobody can be alone with only some of the words.
    return lose(
        ring,
        e -> e.to() == null || e.from().equals(node) || e.to().equals(node),
        name + " is cut off",
        millis);
  }

  private static TestRing deaf(TestRing ring, String name, long millis) {
    NodeId node = ring.nodes.get(name).self();
    return lose(ring, e -> node.equals(e.to()), name + " hears nothing", millis);
  }

  private static void slowHandOff(TestRing ring) {
    settled(ring).handsOffAtOnce = false;
    start(ring, "n4").runFor(600);
    for (String name : THREE) {
      List<Effect.Revoking> asked =
          ring.facts.get(name).stream()
              .filter(Effect.Revoking.class::isInstance)
              .map(Effect.Revoking.class::cast)
              .toList();
      if (!asked.isEmpty() && !name.equals("n2")) {
        does(ring, name, new Input.HandedOff(asked.get(0).grants()));
      }
    }
    ring.runFor(1_000);
  }

  private static void ownerDiesInHandOff(TestRing ring) {
    settled(ring).handsOffAtOnce = false;
    start(ring, "n4").runFor(600);
    ring.crash("n2");
    ring.runFor(3_500);
  }

  private static void leaderDiesInJoin(TestRing ring) {
    settled(ring).handsOffAtOnce = false;
    start(ring, "n4").runFor(600);
    ring.handsOffAtOnce = true;
    dies(ring, "n1").runFor(2_500);
  }

  /** The wall clock has run on while the node's own stood still. */
  private static void suspended(TestRing ring) {
    long wall = settled(ring).now() / TestRing.MILLI + 5_000;
    does(ring, "n3", new Input.Tick(wall)).runFor(400);
  }

  /** A node that was not woken in time blames nobody. */
  private static void excused(TestRing ring) {
    settled(ring);
    ring.transcript.title(ring.now(), "n1 stands still");
    RingNode leader = ring.nodes.remove("n1");
    ring.runFor(800);
    ring.nodes.put("n1", leader);
    does(ring, "n1", new Input.Tick(ring.now() / TestRing.MILLI)).runFor(700);
  }

  private static void refused(TestRing ring) {
    settled(ring).transcript.title(ring.now(), "n4 starts with 8 partitions");
    ring.start("n4", 8, BOTH);
    ring.runFor(600);
  }

  private static void roles(TestRing ring) {
    settled(ring).transcript.title(ring.now(), "n4 starts, may lead and not own");
    ring.start("n4", 6, Message.MAY_LEAD);
    ring.runFor(600);
    does(ring, "n4", new Input.Roles(BOTH)).runFor(600);
    does(ring, "n1", new Input.Roles(Message.MAY_OWN)).runFor(600);
  }

  private static void single(TestRing ring) {
    TestRing alone = ring;
    alone.runFor(1_500);
    start(alone, "m2").runFor(700);
    crash(alone, "m1").runFor(8_000);
  }

  private static void twoSingleRingsMeet(TestRing ring) {
    start(ring, "m2");
    lose(ring, envelope -> true, "nobody hears anybody", 1_500).runFor(7_000);
  }

  private static void voterReplaced(TestRing ring) {
    settled(ring).transcript.close();
    ring.start("n4");
    ring.start("n5");
    ring.start("n6");
    ring.runUntil(3_000, () -> ring.leader().committed().members().size() == 6);
    ring.runFor(1_000);
    ring.transcript.open();
    crash(ring, "n2").runFor(3_500);
  }

  private static void restart(TestRing ring) {
    NodeId before = settled(ring).nodes.get("n3").self();
    ring.crash("n3");
    ring.transcript.title(ring.now(), "n3 starts again");
    ring.start("n3", before.incarnation() + 1);
    ring.runFor(3_000);
  }

  static Stream<String> situations() {
    return SITUATIONS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("situations")
  void isAsOnRecord(String situation) throws IOException {
    boolean single = situation.contains("single");
    TestRing ring = new TestRing(6, single ? 1 : 3);
    (single ? List.of("m1") : THREE).forEach(name -> start(ring, name));
    SITUATIONS.get(situation).accept(ring);
    Path file = FOLDER.resolve(situation + ".txt");
    if (System.getProperty("transcripts", "").equals("write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, ring.transcript.toString());
    }
    assertTrue(Files.exists(file), "no record yet: -Dtranscripts=write makes it");
    assertEquals(Files.readString(file), ring.transcript.toString());
  }
}
