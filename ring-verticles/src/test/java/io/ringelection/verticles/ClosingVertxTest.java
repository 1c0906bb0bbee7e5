package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Cause;
import io.ringelection.Phase;
import io.ringelection.Quorum;
import io.ringelection.RingException;
import io.ringelection.RingOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A {@code Vertx} that is being closed while its verticles still run. Every node on it is asked to
 * finish, though nobody takes over, and the closing waits for that.
 */
class ClosingVertxTest {
  /** Nobody is hurried in these tests. */
  private static final int LIMIT_MILLIS = 20_000;

  private final Vertx vertx = Vertx.vertx();
  private final TestRing ring = TestRing.on(vertx).steady();

  /** An application that finishes when the test says so. */
  private static final class Worker {
    final EngineRing node;
    final Promise<Void> finished = Promise.promise();
    final Set<Integer> asked = ConcurrentHashMap.newKeySet();
    final Set<Integer> released = ConcurrentHashMap.newKeySet();
    final Set<Cause> causes = ConcurrentHashMap.newKeySet();
    final AtomicInteger lost = new AtomicInteger();

    Worker(EngineRing node) {
      this.node = node;
      node.onRevoking(
              event -> {
                causes.add(event.cause());
                event.grants().forEach(grant -> asked.add(grant.partition()));
                return finished.future();
              })
          .onRevoked(event -> event.grants().forEach(grant -> released.add(grant.partition())))
          .onLost(event -> lost.addAndGet(event.grants().size()));
    }

    boolean isAsked(int partitions) {
      return asked.size() == partitions;
    }

    void assertGaveUpAll() {
      await("told what it has released", () -> released.equals(asked));
      assertEquals(Set.of(Cause.LEAVE), causes);
      assertEquals(0, lost.get());
    }

    boolean ownsAllAsked() {
      return asked.stream().allMatch(node::owns);
    }
  }

  private EngineRing create(String name) {
    RingOptions options =
        ring.options(name).setHandOffMillis(LIMIT_MILLIS).setLeaveTimeoutMillis(2 * LIMIT_MILLIS);
    return ring.create(vertx, options);
  }

  private List<Worker> join(String... names) {
    List<EngineRing> nodes = Stream.of(names).map(this::create).toList();
    Conditions.await("all joined", Future.all(nodes.stream().map(EngineRing::join).toList()));
    ring.settle();
    return nodes.stream().map(Worker::new).toList();
  }

  @Test
  void waitsForTheOnlyNodeToFinish() {
    ring.quorum(Quorum.single());
    Worker only = join("only").get(0);

    Future<Void> closed = vertx.close();
    await("all partitions asked for", () -> only.isAsked(TestRing.PARTITIONS));

    assertTrue(only.ownsAllAsked());
    assertFalse(closed.isComplete());
    only.finished.complete();
    Conditions.await("vertx closed", closed);
    only.assertGaveUpAll();
  }

  @Test
  void asksAllNodesThatGoAtOnce() {
    List<Worker> workers = join("n1", "n2");

    Future<Void> closed = vertx.close();
    await(
        "half of the partitions asked for of each",
        () -> workers.stream().allMatch(worker -> worker.isAsked(TestRing.PARTITIONS / 2)));

    assertTrue(workers.stream().allMatch(Worker::ownsAllAsked));
    Set<Integer> all = new HashSet<>();
    workers.forEach(worker -> all.addAll(worker.asked));
    assertEquals(TestRing.PARTITIONS, all.size());
    workers.get(0).finished.complete();
    assertFalse(closed.isComplete());
    workers.get(1).finished.complete();
    Conditions.await("vertx closed", closed);
    workers.forEach(Worker::assertGaveUpAll);
  }

  @Test
  void aNodeThatIsCreatedMeanwhileOwnsNothing() {
    ring.quorum(Quorum.single());
    Worker leaving = join("n1").get(0);
    Future<Void> closed = vertx.close();
    await("it to be asked", () -> leaving.isAsked(TestRing.PARTITIONS));
    assertEquals(Phase.LEAVING, leaving.node.status().phase());

    Future<Void> joined = create("late").join();

    Throwable cause =
        Conditions.await(
            "an answer",
            joined.<Throwable>map(unexpected -> null).recover(Future::succeededFuture));
    RingException why = assertInstanceOf(RingException.class, cause);
    assertEquals(RingException.Reason.CLOSED, why.reason());
    leaving.finished.complete();
    Conditions.await("vertx closed", closed);
  }

  /** The clock of another {@code Vertx} goes on. */
  private static void await(String what, BooleanSupplier condition) {
    Vertx other = Vertx.vertx();
    try {
      Conditions.until(other, what, condition);
    } finally {
      Conditions.await("closed", other.close());
    }
  }
}
