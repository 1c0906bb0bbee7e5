package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringelection.verticles.cluster.ClusterHosts;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.test.fakecluster.FakeClusterManager;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a node knows of where the others run without asking them. */
class ClusterHostsTest {
  private final ClusterHosts hosts = ClusterHosts.known();

  private static ClusterManager manager(Vertx vertx) {
    return ((VertxInternal) vertx).clusterManager();
  }

  @Test
  void eachMemberOfHazelcastKnowsTheHostsOfTheOthersUntilItEnds() {
    List<Integer> ports = Clusters.freePorts(2);
    Vertx first = Clusters.hazelcast("hosts", ports, ports.get(0));
    ClusterManager manager = manager(first);
    assertEquals(List.of(), hosts.others(manager));
    Vertx second = Clusters.hazelcast("hosts", ports, ports.get(1));
    assertEquals(List.of("127.0.0.1"), hosts.others(manager));
    assertEquals(List.of("127.0.0.1"), hosts.others(manager(second)));
    Conditions.await("the second closed", second.close());
    Conditions.await("the first closed", first.close());
    assertEquals(List.of(), hosts.others(manager));
  }

  @Test
  void ofAnotherClusterManagerNothingIsKnown() {
    assertEquals(List.of(), hosts.others(new FakeClusterManager()));
  }

  /** As in an application with another cluster manager. */
  @Test
  void hazelcastNeedNotBeThere() throws Exception {
    List<URL> path = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.contains("hazelcast")) {
        path.add(Path.of(entry).toUri().toURL());
      }
    }
    URL[] urls = path.toArray(URL[]::new);
    try (URLClassLoader bare = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      assertThrows(
          ClassNotFoundException.class,
          () -> bare.loadClass("com.hazelcast.core.HazelcastInstance"));
      Class<?> type = bare.loadClass(ClusterHosts.class.getName());
      Object known = type.getMethod("known").invoke(null);
      Class<?> manager = bare.loadClass(ClusterManager.class.getName());
      Object fake =
          bare.loadClass(FakeClusterManager.class.getName()).getConstructor().newInstance();
      assertEquals(List.of(), type.getMethod("others", manager).invoke(known, fake));
    }
  }
}
