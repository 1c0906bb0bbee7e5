package io.ringelection.verticles;

import io.ringelection.RingOptions;
import io.ringelection.core.wire.Message;

/** Makes its node a member that may own partitions. */
public final class RebalanceVerticle extends RingPart {
  /** Takes its options from the deployment's configuration. */
  public RebalanceVerticle() {
    super(Message.MAY_OWN, null);
  }

  /** With a copy of {@code options}. */
  public RebalanceVerticle(RingOptions options) {
    super(Message.MAY_OWN, options);
  }
}
