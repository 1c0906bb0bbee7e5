package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import io.ringelection.Outcome;
import io.ringelection.Phase;
import io.ringelection.Quorum;
import io.ringelection.Ring;
import io.ringelection.RingException;
import io.ringelection.RingOptions;
import io.ringelection.Token;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The public interface, node by node. */
class RingUseTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    Conditions.await("vertx closed", vertx.close());
  }

  private TestRing single() {
    return TestRing.on(vertx).quorum(Quorum.single());
  }

  private static RingException failure(Future<?> future) {
    CompletionException failed =
        assertThrows(CompletionException.class, () -> Conditions.await("failure", future));
    return assertInstanceOf(RingException.class, failed.getCause());
  }

  @Test
  void aNodeThatHasNotJoinedOwnsNothing() {
    EngineRing node = single().create("n1");
    assertEquals(Phase.NEW, node.status().phase());
    assertEquals(OptionalLong.empty(), node.token(0));
    assertFalse(node.owns(0));
    assertEquals(TestRing.PARTITIONS, node.assignment().unowned().length);
  }

  @Test
  void aSingleNodeOwnsEverything() {
    TestRing ring = single().join(1).settle();
    EngineRing node = ring.node(0);
    assertTrue(node.status().isLeader());
    assertTrue(node.status().leaseMillis() > 0);
    assertEquals("", node.status().waitingFor());
    Conditions.until(vertx, "its assignment", () -> node.assignment().of(node.node()).length == 60);
    assertEquals(node.token(7).orElseThrow(), node.assignment().token(7));
  }

  @Test
  void partitionsOfKeysAreTheSameForEveryKindOfKey() {
    EngineRing node = single().create("n1");
    assertEquals(node.partitionOf("key"), node.partitionOf(new byte[] {'k', 'e', 'y'}));
    assertEquals(
        node.partitionOf(0x0807060504030201L),
        node.partitionOf(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}));
  }

  @Test
  void aPartitionThatIsNoneIsRefused() {
    EngineRing node = single().create("n1");
    assertThrows(IndexOutOfBoundsException.class, () -> node.token(TestRing.PARTITIONS));
    assertThrows(IndexOutOfBoundsException.class, () -> node.owns(-1));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> node.execute(-1, Duration.ZERO, token -> Future.succeededFuture()));
  }

  @Test
  void workIsDoneUnderTheTokenOfItsPartition() {
    EngineRing node = single().join(1).settle().node(0);
    Outcome<Long> outcome =
        Conditions.await("work", node.execute(3, Duration.ofMillis(1), Future::succeededFuture));
    assertEquals(
        new Outcome<>(
            Outcome.Status.DONE, node.token(3).orElseThrow(), node.token(3).orElseThrow()),
        outcome);
  }

  @Test
  void workIsNotStartedWhenTooLittleOfTheLeaseIsLeft() {
    EngineRing node = single().join(1).settle().node(0);
    Outcome<String> outcome =
        Conditions.await(
            "work", node.execute(3, Duration.ofSeconds(Long.MAX_VALUE), token -> started()));
    assertEquals(new Outcome<String>(Outcome.Status.NOT_OWNER, 0, null), outcome);
  }

  private static Future<String> started() {
    return Future.failedFuture("it was started");
  }

  @Test
  void workThatEndsAfterTheOwnershipIsUnknown() {
    EngineRing node = single().join(1).settle().node(0);
    Promise<String> work = Promise.promise();
    Future<Outcome<String>> outcome = node.execute(3, Duration.ZERO, token -> work.future());
    Conditions.await("crashed", node.crash());
    work.complete("too late");
    assertEquals(Outcome.Status.UNKNOWN, Conditions.await("work", outcome).status());
  }

  @Test
  void workThatFailsOrThrowsFails() {
    EngineRing node = single().join(1).settle().node(0);
    CompletionException failed =
        assertThrows(
            CompletionException.class,
            () ->
                Conditions.await(
                    "work",
                    node.execute(
                        3,
                        Duration.ZERO,
                        token -> {
                          throw new IllegalStateException("thrown by the work");
                        })));
    assertEquals("thrown by the work", failed.getCause().getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> node.execute(3, Duration.ofMillis(-1), Future::succeededFuture));
  }

  @Test
  void aNodeAloneSaysWhatItWaitsForAndJoinsWhenItComes() {
    TestRing ring = TestRing.on(vertx);
    EngineRing first = ring.create(vertx, ring.options("n1").setJoinTimeoutMillis(300));
    RingException tooLate = failure(first.join());
    assertEquals(RingException.Reason.TIMEOUT, tooLate.reason());
    assertTrue(tooLate.isRetryable());
    assertFalse(first.status().waitingFor().isEmpty());
    assertTrue(tooLate.getMessage().contains(first.status().waitingFor()), tooLate.getMessage());

    ring.join(1).settle();
    Conditions.await("joined at last", first.join());
  }

  @Test
  void anotherNumberOfPartitionsIsRefused() {
    TestRing ring = TestRing.on(vertx).join(2).settle();
    Ring stranger = Ring.create(vertx, ring.options("n3").setPartitions(61));
    RingException refused = failure(stranger.join());
    assertEquals(RingException.Reason.CONFIGURATION, refused.reason());
    assertTrue(refused.getMessage().contains("60"), refused.getMessage());
    assertTrue(refused.getMessage().contains("61"), refused.getMessage());
    Conditions.await("left", stranger.leave());
    ring.settle();
  }

  @Test
  void invalidOptionsAreRefused() {
    RingOptions options = single().options("n1").setPartitions(0);
    RingException refused = assertThrows(RingException.class, () -> Ring.create(vertx, options));
    assertEquals(RingException.Reason.CONFIGURATION, refused.reason());
  }

  @Test
  void aNodeThatHasLeftDoesNotComeBack() {
    TestRing ring = TestRing.on(vertx).join(3).settle();
    EngineRing node = ring.remove(ring.follower());
    List<Phase> told = new CopyOnWriteArrayList<>();
    node.onStatus(status -> told.add(status.phase()));
    Conditions.await("left", node.leave());
    Conditions.await("left again", node.leave());
    Conditions.until(vertx, "the end is told", () -> told.contains(Phase.LEFT));
    assertEquals(RingException.Reason.CLOSED, failure(node.join()).reason());

    assertEquals(List.of(), node.status().members(), "what it knew is old news");
    assertTrue(node.assignment().owner(0).isEmpty());
    NodeId former = node.node();
    EngineRing next = ring.create(former.name());
    Conditions.await("joined", next.join());
    assertNotEquals(former, next.node());
    ring.settle();
  }

  @Test
  void aNewRingGrantsTokensAboveTheFloor() {
    long floor = Token.of(2_000_000_000, 7);
    TestRing ring = single();
    EngineRing node = ring.create(vertx, ring.options("n1").setTokenFloor(floor));
    Conditions.await("joined", node.join());
    Conditions.until(vertx, "a token", () -> node.token(0).isPresent());
    assertTrue(node.token(0).getAsLong() > floor);
  }

  @Test
  void aNodeThatNeverJoinedLeavesAtOnce() {
    EngineRing node = single().create("n1");
    Conditions.await("left", node.leave());
    assertEquals(Phase.LEFT, node.status().phase());
  }

  @Test
  void aNodeWithoutAQuorumCanLeave() {
    EngineRing node = TestRing.on(vertx).create("n1");
    Future<Void> joined = node.join();
    Conditions.until(vertx, "seeking", () -> node.status().phase() == Phase.SEEKING);
    Conditions.await("left", node.leave());
    assertEquals(RingException.Reason.CLOSED, failure(joined).reason());
  }

  @Test
  void statusIsToldWhenItChanges() {
    TestRing ring = single();
    EngineRing node = ring.create("n1");
    Promise<Void> member = Promise.promise();
    node.onStatus(
        status -> {
          if (status.phase() == Phase.MEMBER && status.isLeader()) {
            member.tryComplete();
          }
        });
    Conditions.await("joined", node.join());
    Conditions.await("told", member.future());
  }

  @Test
  void twoRingsLiveSideBySide() {
    TestRing one = TestRing.on(vertx).join(3);
    TestRing other = TestRing.on(vertx).join(2);
    one.settle();
    other.settle();
    Conditions.await("left", one.remove(one.leader()).leave());
    one.settle();
    other.settle();
  }

  @Test
  void closingVertxMakesItsNodesLeave() {
    Vertx own = Vertx.vertx();
    TestRing ring = TestRing.on(own).join(3).settle();
    EngineRing node = ring.node(0);
    Conditions.await("closed", own.close());
    assertEquals(Phase.LEFT, node.status().phase());
    assertFalse(node.owns(0));
  }

  @Test
  void blockedEventLoopsOfTheApplicationDoNotCostTheLease() {
    TestRing ring = TestRing.on(vertx).join(2).settle();
    EngineRing node = ring.follower();
    int loops = 2 * Runtime.getRuntime().availableProcessors();
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch blocked = new CountDownLatch(loops);
    for (int i = 0; i < loops; i++) {
      vertx.deployVerticle(context -> block(blocked, release));
    }
    long leases = 2 * Duration.ofMillis(ring.options("n").getLeaseMillis()).toNanos();
    Vertx watcher = Vertx.vertx();
    Conditions.until(watcher, "all loops blocked", () -> blocked.getCount() == 0);
    long since = System.nanoTime();
    Conditions.until(
        watcher,
        "a lease from after the blocking",
        () -> System.nanoTime() - since > leases && node.status().owned() > 0);
    assertEquals(1, release.getCount());
    release.countDown();
    Conditions.await("watcher closed", watcher.close());
  }

  private static Future<Void> block(CountDownLatch blocked, CountDownLatch release)
      throws InterruptedException {
    blocked.countDown();
    release.await();
    return Future.succeededFuture();
  }

  /** An application in a verticle of its own, beside the node. */
  private static final class Worker extends VerticleBase {
    private final Ring ring;
    private final List<String> told = new CopyOnWriteArrayList<>();

    Worker(Ring ring) {
      this.ring = ring;
    }

    @Override
    public Future<?> start() {
      ring.onAssigned(event -> told.add("Assigned"))
          .onRevoking(
              event -> {
                told.add("Revoking");
                return Future.succeededFuture();
              })
          .onRevoked(event -> told.add("Revoked"))
          .onStatus(status -> told.add("status " + status.phase()));
      return Future.succeededFuture();
    }
  }

  @Test
  void handlersGoWithTheVerticleThatSetThem() {
    EngineRing node = single().join(1).settle().node(0);
    Worker staying = new Worker(node);
    Worker going = new Worker(node);
    Conditions.await("deployed", vertx.deployVerticle(staying));
    String deployed = Conditions.await("deployed", vertx.deployVerticle(going));
    Conditions.await("undeployed", vertx.undeploy(deployed));
    going.told.clear();

    Conditions.await("left", node.leave());
    Conditions.until(vertx, "who stays is told", () -> staying.told.contains("status LEFT"));

    assertEquals(List.of(), going.told);
  }
}
