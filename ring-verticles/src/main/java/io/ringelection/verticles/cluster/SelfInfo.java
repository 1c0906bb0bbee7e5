package io.ringelection.verticles.cluster;

import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.core.spi.cluster.NodeInfo;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps known where this node's event bus is reached. When the sides of a split merge, a cluster
 * manager can lose that entry of a node that it has taken back: the others then have messages for
 * it and do not know where to.
 */
final class SelfInfo {
  private static final Logger LOG = LoggerFactory.getLogger(SelfInfo.class);

  private final ClusterManager manager;
  private final AtomicBoolean asking = new AtomicBoolean();

  SelfInfo(ClusterManager manager) {
    this.manager = manager;
  }

  /** Looks whether the others can find this node, and tells them anew when they cannot. */
  void check() {
    if (asking.compareAndSet(false, true)) {
      manager.getNodeInfo(
          manager.getNodeId(),
          (known, unknown) -> {
            asking.set(false);
            if (unknown != null) {
              LOG.info("the cluster does not know where this node is: tells it anew");
              tell();
            }
          });
    }
  }

  /** Whatever the others know. */
  void tell() {
    NodeInfo here = manager.getNodeInfo();
    if (here != null) {
      manager.setNodeInfo(
          here,
          (told, failed) -> {
            if (failed != null) {
              LOG.debug("the cluster could not be told where this node is", failed);
            }
          });
    }
  }
}
