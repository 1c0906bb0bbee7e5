package io.ringelection.verticles.cluster;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.core.spi.cluster.NodeInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps known where this node's event bus is reached. When the sides of a split merge, a cluster
 * manager can lose that entry of a node that it has taken back: the others then have messages for
 * it and do not know where to.
 */
final class SelfInfo {
  private static final Logger LOG = LoggerFactory.getLogger(SelfInfo.class);

  private final Vertx vertx;
  private final ClusterManager manager;

  SelfInfo(Vertx vertx, ClusterManager manager) {
    this.vertx = vertx;
    this.manager = manager;
  }

  /**
   * Looks whether the others can find this node, and tells them anew when they cannot; fails when
   * the cluster manager does neither.
   */
  Future<Void> check() {
    Promise<NodeInfo> known = Promise.promise();
    manager.getNodeInfo(manager.getNodeId(), known);
    return known
        .future()
        .<Void>mapEmpty()
        .recover(
            unknown -> {
              LOG.info("the cluster does not know where this node is: tells it anew");
              return tell();
            });
  }

  /**
   * Whatever the others know. On a worker: Hazelcast's manager holds a lock while it clears up
   * behind a node that is gone, which can take it ten seconds, and wants the same lock here.
   */
  Future<Void> tell() {
    return vertx.executeBlocking(this::tellNow, false).compose(told -> told);
  }

  private Future<Void> tellNow() {
    NodeInfo here = manager.getNodeInfo();
    if (here == null) {
      return Future.succeededFuture();
    }
    Promise<Void> told = Promise.promise();
    manager.setNodeInfo(here, told);
    return told.future();
  }
}
