package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ringelection.NodeId;
import io.ringelection.Phase;
import io.ringelection.Ring;
import io.ringelection.RingAddresses;
import io.ringelection.RingException;
import io.ringelection.verticles.net.PeerCertificates;
import io.ringelection.verticles.transport.EventBusTransport;
import io.ringelection.verticles.transport.Traffic;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What others can do wrong to a ring that runs: it says so in one sentence, goes on owning
 * everything, and no partition changes its token. Plan: a node with another number of partitions,
 * nodes of other rings, and garbage of every kind at every address of the protocol. Wrong options
 * are in {@link BadOptionsTest}, wrong requests to the web verticle among its own tests.
 */
class BadInputTest {
  @TempDir Path folder;
  private static final int NODES = 3;
  private static final long LINE_SECONDS = 10;

  private final Vertx vertx = Vertx.vertx();
  private final TestRing ring = TestRing.on(vertx).steady();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger =
      (Logger) org.slf4j.LoggerFactory.getLogger(EventBusTransport.class.getPackageName());
  private Map<Integer, Long> tokens = Map.of();

  @BeforeEach
  void wholeRing() {
    ring.join(NODES).settle();
    tokens = tokens();
    log.start();
    logger.setLevel(Level.WARN);
    logger.addAppender(log);
  }

  @AfterEach
  void nothingHasChanged() {
    logger.detachAppender(log);
    logger.setLevel(null);
    ring.settle();
    assertEquals(tokens, tokens(), "no partition has moved");
    Conditions.await("vertx closed", vertx.close());
  }

  private Map<Integer, Long> tokens() {
    Map<Integer, Long> all = new TreeMap<>();
    for (Ring node : ring.nodes()) {
      for (int p = 0; p < node.partitions(); p++) {
        int partition = p;
        node.token(p).ifPresent(token -> all.put(partition, token));
      }
    }
    return all;
  }

  @Test
  void aNodeWithAnotherNumberOfPartitions() {
    Ring stranger = Ring.create(vertx, ring.options("n4").setPartitions(61));
    RingException refused = failure(stranger.join());

    assertEquals(RingException.Reason.CONFIGURATION, refused.reason());
    assertEquals(
        ring.leader().node()
            + " refuses this node: the ring has 60 partitions, this node is configured with 61",
        refused.getMessage());
    assertEquals(Phase.SEEKING, stranger.status().phase());
    Conditions.await("left", stranger.leave());
  }

  @Test
  void anotherLeaseAtJoin() {
    EngineRing stranger =
        (EngineRing)
            io.ringelection.Ring.create(
                vertx,
                ring.options("n5").setLeaseMillis(ring.options("n5").getLeaseMillis() + 500));
    RingException refused = failure(stranger.join());
    assertEquals(RingException.Reason.CONFIGURATION, refused.reason());
    assertTrue(
        refused
            .getMessage()
            .contains("another name, leaseMillis, clockDriftPpm or use of tls than this node"),
        refused.getMessage());
    Conditions.await("left", stranger.leave());
  }

  @Test
  void encryptionAtOneSideOnlyAtJoin() {
    EngineRing stranger =
        ring.create(vertx, ring.options("n5").setTls(PeerCertificates.create(folder, "stranger")));
    ring.remove(stranger);
    RingException refused = failure(stranger.join());
    assertEquals(RingException.Reason.CONFIGURATION, refused.reason());
    assertTrue(refused.getMessage().contains("use of tls"), refused.getMessage());
    Conditions.await("left", stranger.leave());
  }

  @Test
  void nodesOfAnotherRing() {
    TestRing other = TestRing.on(vertx, ring.name() + ".inbox");
    EngineRing lonely = other.create("n1");
    Future<Void> joined = lonely.join();
    Conditions.until(vertx, "it waits", () -> !lonely.status().waitingFor().isEmpty());
    assertEquals(List.of(), lonely.status().members());

    Conditions.await("joined", Future.all(joined, other.create("n2").join()));
    other.settle();
    assertEquals(NODES, ring.leader().status().members().size());
    assertEquals(List.of(), lines());
  }

  @Test
  void garbageAtEveryInbox() {
    long begin = System.nanoTime();
    List<Object> garbage = garbage();
    for (Object body : garbage) {
      vertx.eventBus().publish(RingAddresses.inbox(ring.name()), body);
      for (EngineRing node : ring.nodes()) {
        vertx.eventBus().send(RingAddresses.inbox(ring.name(), node.node()), body);
      }
    }
    for (EngineRing node : ring.nodes()) {
      Conditions.until(
          vertx,
          "all of it counted at " + node.node(),
          () -> node.traffic().of(Traffic.Kind.GARBAGE) == 2L * garbage.size());
      Conditions.until(vertx, "told", () -> !linesOf(node.node()).isEmpty());
      long rounds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin) / LINE_SECONDS;
      List<String> lines = linesOf(node.node());
      assertTrue(lines.size() <= 1 + rounds, lines::toString);
      assertEquals(
          node.node()
              + " dropped 1 strange message(s) at "
              + RingAddresses.inbox(ring.name())
              + ", lately: a message of the ring is a byte[], not a String",
          lines.get(0));
    }
  }

  @Test
  void aFloodOfGarbage() {
    byte[] noise = new byte[200];
    EngineRing leader = ring.leader();
    for (int i = 0; i < 20_000; i++) {
      vertx.eventBus().send(RingAddresses.inbox(ring.name(), leader.node()), noise);
    }
    Conditions.until(
        vertx, "all counted", () -> leader.traffic().of(Traffic.Kind.GARBAGE) == 20_000);
    assertTrue(leader.status().isLeader());
  }

  @Test
  void questionsThatMakeNoSense() {
    EngineRing node = ring.follower();
    for (Object body : garbage()) {
      vertx.eventBus().publish(RingAddresses.state(ring.name()), body);
      Object answer =
          Conditions.await(
                  "answer",
                  vertx.eventBus().request(RingAddresses.state(ring.name(), node.node()), body))
              .body();
      assertEquals(
          node.node().toString(), assertInstanceOf(JsonObject.class, answer).getString("node"));
    }
  }

  /** Texts, objects, nothing, noise of every length, and messages of the ring cut or altered. */
  private List<Object> garbage() {
    List<Object> garbage = new ArrayList<>();
    Collections.addAll(
        garbage, "text", new JsonObject().put("version", 1), null, 42, true, new byte[0]);
    garbage.add(new byte[1 << 20]);
    garbage.add(new byte[9 << 20]);
    Random random = new Random(20260101);
    for (int length = 1; length < 100; length++) {
      byte[] noise = new byte[length];
      random.nextBytes(noise);
      garbage.add(noise);
    }
    byte[] real = overheard();
    for (int length = 1; length < real.length; length++) {
      garbage.add(Arrays.copyOf(real, length));
    }
    byte[] otherVersion = real.clone();
    otherVersion[0]++;
    garbage.add(otherVersion);
    return garbage;
  }

  /** A message that the ring has really sent. */
  private byte[] overheard() {
    AtomicReference<byte[]> real = new AtomicReference<>();
    var spy =
        vertx
            .eventBus()
            .<byte[]>consumer(
                RingAddresses.inbox(ring.name()), message -> real.set(message.body()));
    Conditions.until(vertx, "a message to all", () -> real.get() != null);
    Conditions.await("spy gone", spy.unregister());
    return real.get();
  }

  private List<String> lines() {
    synchronized (log) {
      return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
  }

  private List<String> linesOf(NodeId node) {
    return lines().stream().filter(line -> line.startsWith(node + " ")).toList();
  }

  private static RingException failure(Future<?> future) {
    CompletionException failed =
        assertThrows(CompletionException.class, () -> Conditions.await("failure", future));
    return assertInstanceOf(RingException.class, failed.getCause());
  }
}
