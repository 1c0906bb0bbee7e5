package io.ringelection.hazelcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * {@code config/hazelcast.xml} as Vert.x loads it: Hazelcast checks the file against its schema.
 */
class HazelcastFileTest {
  private static final List<String> NAMES =
      List.of(
          "vertx.hazelcast.config",
          "HAZELCAST_CLUSTER",
          "HAZELCAST_MEMBERS",
          "HAZELCAST_PORT",
          "HAZELCAST_LOOPBACK",
          "HAZELCAST_TCP_IP",
          "HAZELCAST_KUBERNETES",
          "HAZELCAST_SERVICE_DNS");

  @BeforeEach
  void name() {
    System.setProperty("vertx.hazelcast.config", "../config/hazelcast.xml");
  }

  @AfterEach
  void forget() {
    NAMES.forEach(System::clearProperty);
  }

  @Test
  void staysOnTheLoopbackAndCallsNobodyByDefault() {
    Config config = ConfigUtil.loadConfig();
    JoinConfig join = config.getNetworkConfig().getJoin();
    assertEquals("ring-election", config.getClusterName());
    assertEquals(5701, config.getNetworkConfig().getPort());
    assertEquals(
        List.of("127.0.0.1:5701", "127.0.0.1:5702", "127.0.0.1:5703"),
        join.getTcpIpConfig().getMembers());
    assertTrue(join.getTcpIpConfig().isEnabled());
    assertFalse(join.getMulticastConfig().isEnabled());
    assertFalse(join.getAutoDetectionConfig().isEnabled());
    assertFalse(join.getKubernetesConfig().isEnabled());
    assertTrue(config.getNetworkConfig().getInterfaces().isEnabled());
    assertEquals("false", config.getProperty("hazelcast.phone.home.enabled"));
  }

  @Test
  void keepsTheMapsOfVertxWithTwoBackups() {
    Config config = ConfigUtil.loadConfig();
    assertEquals(2, config.getMultiMapConfigs().get("__vertx.subs").getBackupCount());
    assertEquals(2, config.getMapConfigs().get("__vertx.haInfo").getBackupCount());
    assertEquals(2, config.getMapConfigs().get("__vertx.nodeInfo").getBackupCount());
  }

  @Test
  void environmentLeadsToKubernetes() {
    System.setProperty("HAZELCAST_KUBERNETES", "true");
    System.setProperty("HAZELCAST_SERVICE_DNS", "ring.default.svc.cluster.local");
    System.setProperty("HAZELCAST_TCP_IP", "false");
    System.setProperty("HAZELCAST_LOOPBACK", "false");
    Config config = ConfigUtil.loadConfig();
    JoinConfig join = config.getNetworkConfig().getJoin();
    assertTrue(join.getKubernetesConfig().isEnabled());
    assertEquals(
        "ring.default.svc.cluster.local", join.getKubernetesConfig().getProperty("service-dns"));
    assertFalse(join.getTcpIpConfig().isEnabled());
    assertFalse(config.getNetworkConfig().getInterfaces().isEnabled());
  }

  @Test
  void twoNodesFindEachOther() throws IOException {
    int port = freePort();
    System.setProperty("HAZELCAST_PORT", String.valueOf(port));
    System.setProperty("HAZELCAST_CLUSTER", "file-test-" + port);
    // Another process may take a port meanwhile: then the node moves on by one.
    System.setProperty(
        "HAZELCAST_MEMBERS",
        "127.0.0.1:" + port + ",127.0.0.1:" + (port + 1) + ",127.0.0.1:" + (port + 2));
    HazelcastInstance first = Hazelcast.newHazelcastInstance(ConfigUtil.loadConfig());
    try {
      HazelcastInstance second = Hazelcast.newHazelcastInstance(ConfigUtil.loadConfig());
      try {
        assertEquals(2, second.getCluster().getMembers().size());
      } finally {
        second.shutdown();
      }
    } finally {
      first.shutdown();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
