package io.ringelection.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import io.ringelection.verticles.cluster.ClusterHosts;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;

/**
 * The members that Hazelcast sees: each knows them all, and asks nobody for them. The class is
 * loaded where there is no Hazelcast, too, so no class of Hazelcast may be in a catch clause of it.
 */
public final class HazelcastHosts implements ClusterHosts {
  @Override
  public List<String> others(ClusterManager manager) {
    HazelcastInstance instance =
        manager instanceof HazelcastClusterManager known ? known.getHazelcastInstance() : null;
    if (instance == null) {
      return List.of();
    }
    try {
      return instance.getCluster().getMembers().stream()
          .filter(member -> !member.localMember())
          .map(HazelcastHosts::host)
          .toList();
    } catch (IllegalStateException ended) {
      return List.of();
    }
  }

  private static String host(Member member) {
    return member.getAddress().getHost();
  }
}
