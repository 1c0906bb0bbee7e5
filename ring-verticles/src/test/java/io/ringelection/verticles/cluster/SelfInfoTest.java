package io.ringelection.verticles.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.verticles.Clusters;
import io.ringelection.verticles.Conditions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hazelcast loses the entry of a node, as it does when it takes a node back after a split. */
class SelfInfoTest {
  private Vertx vertx;
  private ClusterManager manager;
  private SelfInfo self;
  private Map<String, Object> known;

  @BeforeEach
  void open() {
    List<Integer> ports = Clusters.freePorts(1);
    vertx = Clusters.hazelcast("self", ports, ports.get(0));
    HazelcastClusterManager hazelcast =
        (HazelcastClusterManager) ((VertxInternal) vertx).clusterManager();
    manager = hazelcast;
    self = new SelfInfo(vertx, manager);
    known = hazelcast.getHazelcastInstance().getMap("__vertx.nodeInfo");
    known.clear();
  }

  @AfterEach
  void close() {
    Conditions.await("closed", vertx.close());
  }

  private boolean isKnown() {
    return known.containsKey(manager.getNodeId());
  }

  @Test
  void whoIsForgottenTellsAnewWhereItIs() {
    assertEquals(false, isKnown());
    self.check();
    Conditions.until(vertx, "the entry", this::isKnown);
  }

  @Test
  void afterAHealItIsToldWithoutAsking() {
    self.tell();
    Conditions.until(vertx, "the entry", this::isKnown);
    self.check();
    assertEquals(true, isKnown());
  }

  /** Hazelcast's manager is locked for as long as it clears up behind a node that is gone. */
  @Test
  void aLockedClusterManagerDoesNotHoldTheEventLoopUp() {
    Promise<Void> asked = Promise.promise();
    synchronized (manager) {
      vertx.runOnContext(
          turn -> {
            self.tell();
            self.check();
            asked.complete();
          });
      Conditions.await("the loop goes on", asked.future());
      assertEquals(false, isKnown());
    }
    Conditions.until(vertx, "the entry", this::isKnown);
  }
}
