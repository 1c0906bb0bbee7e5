package io.ringelection.verticles.cluster;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.core.spi.cluster.RegistrationInfo;
import java.util.List;

/**
 * Whether the cluster still knows that this node listens where it answers questions. After a split
 * a cluster manager can lose that for ever; then whoever follows the ring asks in vain what the
 * node owns.
 */
final class OwnConsumers {
  private final ClusterManager manager;
  private final List<String> addresses;

  OwnConsumers(ClusterManager manager, List<String> addresses) {
    this.manager = manager;
    this.addresses = addresses;
  }

  /** False when one is not known; fails when the cluster manager does not tell. */
  Future<Boolean> check() {
    List<Future<Boolean>> known = addresses.stream().map(this::isKnown).toList();
    return Future.join(known).map(all -> known.stream().allMatch(Future::result));
  }

  private Future<Boolean> isKnown(String address) {
    Promise<List<RegistrationInfo>> found = Promise.promise();
    manager.getRegistrations(address, found);
    String self = manager.getNodeId();
    return found
        .future()
        .map(all -> all != null && all.stream().anyMatch(each -> self.equals(each.nodeId())));
  }
}
