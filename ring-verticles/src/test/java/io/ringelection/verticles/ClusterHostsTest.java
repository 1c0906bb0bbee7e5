package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.verticles.cluster.ClusterHosts;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.test.fakecluster.FakeClusterManager;
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
}
