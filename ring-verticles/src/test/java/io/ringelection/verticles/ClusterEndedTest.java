package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Phase;
import io.ringelection.RingStatus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.test.fakecluster.FakeClusterManager;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The cluster manager under a node ends, and its process lives on. */
class ClusterEndedTest {
  private static final class Mortal extends FakeClusterManager {
    /** How often it fails: what the event bus itself asks for at its end may succeed again. */
    private final AtomicInteger failures = new AtomicInteger();

    @Override
    public List<String> getNodes() {
      if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new IllegalStateException("not active");
      }
      return super.getNodes();
    }
  }

  private static final int FAILURES_IN_A_ROW = 3;

  private final Mortal manager = new Mortal();
  private final List<Vertx> homes =
      List.of(Clusters.build(manager), Clusters.fake(), Clusters.fake());
  private final TestRing ring = TestRing.on(homes.get(2));

  @AfterEach
  void close() {
    Conditions.await("all closed", Future.join(homes.stream().map(Vertx::close).toList()));
    FakeClusterManager.reset();
  }

  @Test
  void theNodeGivesUpSaysSoAndOthersTakeOver() {
    Conditions.await(
        "all nodes joined",
        Future.all(
            homes.stream()
                .map(home -> ring.create(home, ring.options("n" + homes.indexOf(home))).join())
                .toList()));
    ring.settle();
    EngineRing node = ring.remove(ring.node(0));
    AtomicInteger lost = new AtomicInteger();
    List<RingStatus> told = new CopyOnWriteArrayList<>();
    node.onLost(event -> lost.addAndGet(event.grants().size()));
    node.onStatus(told::add);
    int owned = node.status().owned();

    manager.failures.set(FAILURES_IN_A_ROW);
    Conditions.until(homes.get(0), "the end", () -> node.status().phase() == Phase.LEFT);

    assertEquals(0, node.status().owned());
    assertFalse(node.status().waitingFor().isEmpty(), "says what is needed");
    Conditions.until(homes.get(0), "the application told", () -> lost.get() == owned);
    Conditions.until(
        homes.get(0),
        "the end told",
        () -> told.stream().anyMatch(status -> status.phase() == Phase.LEFT));
    assertTrue(owned > 0);
    ring.settle();
  }
}
