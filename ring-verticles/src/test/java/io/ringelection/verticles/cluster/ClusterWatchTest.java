package io.ringelection.verticles.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.verticles.cluster.ClusterWatch.Finding;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.test.fakecluster.FakeClusterManager;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is made of the lists of nodes that a cluster manager gives, or does not give. */
class ClusterWatchTest {
  private List<String> nodes = List.of("a", "b", "c");
  private boolean broken;

  private final ClusterManager manager =
      new FakeClusterManager() {
        @Override
        public List<String> getNodes() {
          if (broken) {
            throw new IllegalStateException("not active");
          }
          return nodes;
        }
      };
  private final ClusterWatch watch = new ClusterWatch(manager);

  @Test
  void newNodesAreNothingSpecial() {
    assertEquals(Finding.WELL, watch.look());
    nodes = List.of("a", "b", "c", "d");
    assertEquals(Finding.WELL, watch.look());
    nodes = List.of("a", "d");
    assertEquals(Finding.WELL, watch.look());
    nodes = List.of("a", "d", "e");
    assertEquals(Finding.WELL, watch.look());
  }

  @Test
  void nodesThatWereGoneAreBackOnce() {
    watch.look();
    nodes = List.of("a");
    watch.look();
    nodes = List.of("a", "c");
    assertEquals(Finding.REJOINED, watch.look());
    assertEquals(Finding.WELL, watch.look());
    nodes = List.of("a", "b", "c");
    assertEquals(Finding.REJOINED, watch.look());
    assertEquals(Finding.WELL, watch.look());
  }

  @Test
  void endsWhenItFailsThriceInARow() {
    watch.look();
    broken = true;
    assertEquals(Finding.WELL, watch.look());
    assertEquals(Finding.WELL, watch.look());
    broken = false;
    assertEquals(Finding.WELL, watch.look());
    broken = true;
    assertEquals(Finding.WELL, watch.look());
    assertEquals(Finding.WELL, watch.look());
    assertEquals(Finding.ENDED, watch.look());
  }

  @Test
  void withoutAClusterAllIsWell() {
    assertEquals(Finding.WELL, new ClusterWatch(null).look());
  }
}
