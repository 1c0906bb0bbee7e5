package io.ringelection.chaos;

import io.ringelection.Quorum;
import io.ringelection.RingOptions;
import io.ringelection.chaos.net.Net;

/** How nodes talk to each other beside the event bus. */
enum Links {
  /** Directly, at a port that all know: the only one that can be cut alone. */
  FIXED(Net.LINK, 30_000, true),
  /** Directly, at any port, and with all other options of the cluster as they are by default. */
  ANY(RingOptions.DEFAULT_LINK_PORT, RingOptions.DEFAULT_CLUSTER_TIMEOUT_MILLIS, true),
  /** Not at all: the ring is back when the event bus is. */
  NONE(-1, 30_000, false);

  private final int port;
  private final long clusterTimeoutMillis;
  private final boolean direct;

  Links(int port, long clusterTimeoutMillis, boolean direct) {
    this.port = port;
    this.clusterTimeoutMillis = clusterTimeoutMillis;
    this.direct = direct;
  }

  /** Of a ring of so many nodes. */
  RingOptions options(int nodes) {
    return RingOptions.lan()
        .setPartitions(256)
        .setLinkPort(port)
        .setClusterTimeoutMillis(clusterTimeoutMillis)
        // Of all of them: two pairs that meet first must not found a ring each.
        .setQuorum(Quorum.dynamic(nodes));
  }

  /** True when the ring promises how soon it is back after the network is. */
  boolean areDirect() {
    return direct;
  }
}
