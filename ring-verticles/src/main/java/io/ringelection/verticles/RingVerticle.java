package io.ringelection.verticles;

import io.ringelection.RingOptions;
import io.ringelection.core.wire.Message;

/** A whole node: a member that may vote, lead and own partitions. */
public final class RingVerticle extends RingPart {
  /** Takes its options from the deployment's configuration. */
  public RingVerticle() {
    super(Message.MAY_LEAD | Message.MAY_OWN, null);
  }

  /** With a copy of {@code options}. */
  public RingVerticle(RingOptions options) {
    super(Message.MAY_LEAD | Message.MAY_OWN, options);
  }
}
