package io.ringelection.verticles;

import com.hazelcast.config.Config;
import com.hazelcast.config.NetworkConfig;
import io.ringelection.ClusterOptions;
import io.ringelection.RingOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import io.vertx.test.fakecluster.FakeClusterManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Clustered {@code Vertx} on the loopback interface. */
public final class Clusters {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String FILE = "vertx.hazelcast.config";

  private Clusters() {}

  /** All share the one cluster of this JVM: reset it after each class. */
  public static Vertx fake() {
    return build(new FakeClusterManager());
  }

  /**
   * With the operator's file.
   *
   * @param cluster its name
   * @param ports of all members
   * @param port of this one
   */
  public static Vertx hazelcast(String cluster, List<Integer> ports, int port) {
    System.setProperty(FILE, root().resolve("config/hazelcast.xml").toString());
    try {
      Config config = ConfigUtil.loadConfig().setClusterName(cluster);
      NetworkConfig network = config.getNetworkConfig();
      network.setPort(port).setPortAutoIncrement(false);
      network
          .getJoin()
          .getTcpIpConfig()
          .setMembers(ports.stream().map(p -> LOOPBACK + ':' + p).toList());
      return build(new HazelcastClusterManager(config));
    } finally {
      System.clearProperty(FILE);
    }
  }

  /** The project's folder, also when a program is started from there. */
  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.isDirectory(here.resolve("ring-verticles")) ? here : here.getParent();
  }

  /** Ports that nobody uses at this moment. */
  public static List<Integer> freePorts(int count) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      List<Integer> ports = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK));
        sockets.add(socket);
        ports.add(socket.getLocalPort());
      }
      for (ServerSocket socket : sockets) {
        socket.close();
      }
      return ports;
    } catch (IOException noPort) {
      throw new IllegalStateException(noPort);
    }
  }

  static Vertx build(ClusterManager manager) {
    VertxOptions options = ClusterOptions.forRing(RingOptions.fast());
    options.getEventBusOptions().setHost(LOOPBACK).setPort(0);
    return Conditions.await(
        "clustered vertx",
        Vertx.builder().with(options).withClusterManager(manager).buildClustered());
  }
}
