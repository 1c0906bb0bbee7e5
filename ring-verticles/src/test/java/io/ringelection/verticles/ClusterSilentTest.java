package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Phase;
import io.ringelection.RingOptions;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.test.fakecluster.FakeClusterManager;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The cluster manager under a node hangs: it lists its nodes, and answers nothing else. */
class ClusterSilentTest {
  private static final class Mute extends FakeClusterManager {
    private volatile boolean mute;

    @Override
    public void getRegistrations(String address, Completable<List<RegistrationInfo>> answer) {
      if (!mute) {
        super.getRegistrations(address, answer);
      }
    }
  }

  private final Mute manager = new Mute();
  private final List<Vertx> homes =
      List.of(Clusters.build(manager), Clusters.fake(), Clusters.fake());
  private final TestRing ring = TestRing.on(homes.get(2));

  @AfterEach
  void close() {
    manager.mute = false;
    Conditions.await("all closed", Future.join(homes.stream().map(Vertx::close).toList()));
    FakeClusterManager.reset();
  }

  private RingOptions options(Vertx home) {
    return ring.options("n" + homes.indexOf(home)).setClusterTimeoutMillis(1000);
  }

  @Test
  void theNodeHandsOverAndSaysWhatItNeeds() {
    Conditions.await(
        "all nodes joined",
        Future.all(homes.stream().map(home -> ring.create(home, options(home)).join()).toList()));
    ring.settle();
    EngineRing node = ring.remove(ring.node(0));
    AtomicInteger revoked = new AtomicInteger();
    AtomicInteger lost = new AtomicInteger();
    node.onRevoked(event -> revoked.addAndGet(event.grants().size()));
    node.onLost(event -> lost.addAndGet(event.grants().size()));
    int owned = node.status().owned();

    manager.mute = true;
    Conditions.until(homes.get(0), "the end", () -> node.status().phase() == Phase.LEFT);

    assertTrue(owned > 0);
    assertFalse(node.status().waitingFor().isEmpty(), "says what is needed");
    Conditions.until(homes.get(0), "the application told", () -> revoked.get() == owned);
    assertEquals(0, lost.get());
    ring.settle();
  }
}
