package io.ringelection.verticles;

import io.ringelection.RingOptions;

/** A member that is seen to live, and neither leads nor owns. */
public final class HeartbeatVerticle extends RingPart {
  /** Takes its options from the deployment's configuration. */
  public HeartbeatVerticle() {
    super(0, null);
  }

  /** With a copy of {@code options}. */
  public HeartbeatVerticle(RingOptions options) {
    super(0, options);
  }
}
