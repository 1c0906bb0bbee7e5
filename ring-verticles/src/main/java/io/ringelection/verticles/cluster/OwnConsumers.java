package io.ringelection.verticles.cluster;

import io.vertx.core.Future;
import io.vertx.core.spi.cluster.ClusterManager;
import java.util.List;

/**
 * Whether the cluster still knows that this node listens where it answers questions. After a split
 * a cluster manager can lose that for ever; then whoever follows the ring asks in vain what the
 * node owns.
 */
final class OwnConsumers {
  private final KnownConsumers known;
  private final List<String> addresses;

  OwnConsumers(ClusterManager manager, List<String> addresses) {
    this.known = new KnownConsumers(manager);
    this.addresses = addresses;
  }

  /** False when one is not known; fails when the cluster manager does not tell. */
  Future<Boolean> check() {
    List<Future<Boolean>> each = addresses.stream().map(known::at).toList();
    return Future.join(each).map(all -> each.stream().allMatch(Future::result));
  }
}
