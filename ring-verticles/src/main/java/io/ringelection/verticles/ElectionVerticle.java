package io.ringelection.verticles;

import io.ringelection.RingOptions;
import io.ringelection.core.wire.Message;

/** Makes its node a member that may vote and lead. */
public final class ElectionVerticle extends RingPart {
  /** Takes its options from the deployment's configuration. */
  public ElectionVerticle() {
    super(Message.MAY_LEAD, null);
  }

  /** With a copy of {@code options}. */
  public ElectionVerticle(RingOptions options) {
    super(Message.MAY_LEAD, options);
  }
}
