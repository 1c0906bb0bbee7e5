package io.ringelection.verticles.cluster;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.multimap.MultiMap;
import io.ringelection.Quorum;
import io.ringelection.Ring;
import io.ringelection.RingAddresses;
import io.ringelection.verticles.Clusters;
import io.ringelection.verticles.Conditions;
import io.ringelection.verticles.TestRing;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hazelcast loses where a node answers, as it does in a merge. */
class OwnConsumersTest {
  private Vertx vertx;
  private HazelcastClusterManager manager;
  private MultiMap<String, Object> registered;

  @BeforeEach
  void open() {
    List<Integer> ports = Clusters.freePorts(1);
    vertx = Clusters.hazelcast("own", ports, ports.get(0));
    manager = (HazelcastClusterManager) ((VertxInternal) vertx).clusterManager();
    registered = manager.getHazelcastInstance().getMultiMap("__vertx.subs");
  }

  @AfterEach
  void close() {
    Conditions.await("closed", vertx.close());
  }

  @Test
  void whatIsLostIsMissed() {
    Conditions.await("registered", vertx.eventBus().consumer("here", asked -> {}).completion());
    OwnConsumers own = new OwnConsumers(manager, List.of("here"));
    assertTrue(Conditions.await("known", own.check()));
    registered.remove("here");
    assertFalse(Conditions.await("lost", own.check()));
  }

  @Test
  void aNodeRegistersAnew() {
    TestRing ring = TestRing.on(vertx).quorum(Quorum.single());
    Ring node = ring.create("n1");
    Conditions.await("joined", node.join());
    String address = RingAddresses.state(ring.name(), node.node());
    Conditions.until(vertx, "registered", () -> registered.containsKey(address));
    registered.remove(address);
    Conditions.until(vertx, "registered anew", () -> registered.containsKey(address));
  }
}
