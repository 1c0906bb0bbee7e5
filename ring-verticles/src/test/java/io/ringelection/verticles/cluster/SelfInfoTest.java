package io.ringelection.verticles.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.hazelcast.core.HazelcastInstance;
import io.ringelection.verticles.Conditions;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
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
    System.setProperty("vertx.hazelcast.config", "../config/hazelcast.xml");
    HazelcastClusterManager hazelcast =
        new HazelcastClusterManager(ConfigUtil.loadConfig().setClusterName("self"));
    System.clearProperty("vertx.hazelcast.config");
    vertx =
        Conditions.await(
            "clustered vertx", Vertx.builder().withClusterManager(hazelcast).buildClustered());
    manager = ((VertxInternal) vertx).clusterManager();
    self = new SelfInfo(manager);
    HazelcastInstance instance = hazelcast.getHazelcastInstance();
    known = instance.getMap("__vertx.nodeInfo");
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
}
