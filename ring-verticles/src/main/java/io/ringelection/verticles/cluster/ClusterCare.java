package io.ringelection.verticles.cluster;

import io.vertx.core.internal.ContextInternal;
import io.vertx.core.spi.cluster.ClusterManager;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the cluster manager of one node's Vert.x. When it has ended, the node is told. When a
 * split has healed, everything is registered anew, more than once: the cluster manager may still be
 * taking away registrations of a node that it has just taken back. To be used on the node's
 * context.
 */
public final class ClusterCare {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterCare.class);

  /** Rounds after a heal at which registrations are renewed. */
  private static final List<Integer> RENEWALS = List.of(1, 3, 8);

  private static final int ROUNDS_BETWEEN_CHECKS = 15;

  private final ClusterWatch watch;
  private final @Nullable Registrations registrations;
  private final Runnable renew;
  private final Runnable ended;

  /** What the cluster manager knows of this node beside its inbox. */
  private record Registrations(Subscribers subscribers, SelfInfo self) {}

  private int roundsSinceHeal = Integer.MAX_VALUE;
  private int rounds;

  /**
   * For the node that lives on {@code context}.
   *
   * @param addresses where the application may subscribe
   * @param renew registers the node's own consumers anew
   * @param ended called when the cluster manager has ended for good
   */
  public ClusterCare(
      ContextInternal context, List<String> addresses, Runnable renew, Runnable ended) {
    ClusterManager manager = context.owner().clusterManager();
    this.watch = new ClusterWatch(manager);
    this.registrations =
        manager == null
            ? null
            : new Registrations(
                new Subscribers(context.owner().eventBus(), manager, addresses),
                new SelfInfo(manager));
    this.renew = renew;
    this.ended = ended;
  }

  /** To be called once a second. */
  public void tend() {
    switch (watch.look()) {
      case ENDED -> ended.run();
      case REJOINED -> {
        LOG.info("nodes of the cluster are back that were gone: registers everything anew");
        roundsSinceHeal = 0;
      }
      case WELL -> {}
    }
    if (registrations != null) {
      tend(registrations);
    }
  }

  private void tend(Registrations ours) {
    if (roundsSinceHeal < Integer.MAX_VALUE && RENEWALS.contains(++roundsSinceHeal)) {
      ours.self.tell();
      renew.run();
      ours.subscribers.check();
      ours.subscribers.announce();
    } else if (rounds++ % ROUNDS_BETWEEN_CHECKS == 0) {
      ours.self.check();
      ours.subscribers.check();
    }
  }

  /** Ends what it has registered. */
  public void close() {
    if (registrations != null) {
      registrations.subscribers.close();
    }
  }
}
