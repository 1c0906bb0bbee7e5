package io.ringelection.verticles.cluster;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.core.spi.cluster.RegistrationInfo;
import java.util.List;

/** Of which consumers on this node the cluster knows, so that messages of others reach them. */
final class KnownConsumers {
  private final ClusterManager manager;

  KnownConsumers(ClusterManager manager) {
    this.manager = manager;
  }

  /** Whether one at {@code address} is known; fails when the cluster manager does not tell. */
  Future<Boolean> at(String address) {
    Promise<List<RegistrationInfo>> found = Promise.promise();
    manager.getRegistrations(address, found);
    // Null when there is none.
    return found.future().map(all -> all != null && all.stream().anyMatch(this::isOurs));
  }

  private boolean isOurs(RegistrationInfo registration) {
    return manager.getNodeId().equals(registration.nodeId()) && !registration.localOnly();
  }
}
