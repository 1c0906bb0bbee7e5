package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.test.fakecluster.FakeClusterManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One node on each {@code Vertx}, with real connections of the event bus between them. */
class ClusteredRingTest {
  private final List<Vertx> homes = new ArrayList<>();

  @AfterEach
  void close() {
    Conditions.await("all closed", Future.join(homes.stream().map(Vertx::close).toList()));
    FakeClusterManager.reset();
  }

  private TestRing joined(TestRing ring) {
    List<Future<Void>> joined = new ArrayList<>();
    for (int i = 0; i < homes.size(); i++) {
      joined.add(ring.create(homes.get(i), ring.options("n" + (i + 1))).join());
    }
    Conditions.await("all nodes joined", Future.all(joined));
    return ring.settle();
  }

  private TestRing onFakeCluster() {
    for (int i = 0; i < 3; i++) {
      homes.add(Clusters.fake());
    }
    return joined(TestRing.on(homes.get(0)));
  }

  @Test
  void oneDiesAndOneLeaves() {
    TestRing ring = onFakeCluster();
    Conditions.await("crashed", ring.remove(ring.leader()).crash());
    ring.settle();
    Conditions.await("left", ring.remove(ring.follower()).leave());
    ring.settle();
  }

  @Test
  void aVertxThatIsClosedTakesItsNodeOutInOrder() {
    TestRing ring = onFakeCluster();
    EngineRing leaving = ring.remove(ring.node(2));
    Conditions.await("closed", homes.remove(2).close());
    assertTrue(leaving.status().members().size() <= 3);
    ring.settle();
  }

  @Test
  void overHazelcast() {
    List<Integer> ports = Clusters.freePorts(3);
    for (int port : ports) {
      homes.add(Clusters.hazelcast("overHazelcast", ports, port));
    }
    TestRing ring = joined(TestRing.on(homes.get(0)));
    Conditions.await("crashed", ring.remove(ring.leader()).crash());
    ring.settle();
    Conditions.await("joined", ring.join(1).settle().node(2).join());
    Conditions.await("left", ring.remove(ring.leader()).leave());
    ring.settle();
  }
}
