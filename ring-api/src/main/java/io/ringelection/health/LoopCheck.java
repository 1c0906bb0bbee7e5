package io.ringelection.health;

import io.ringelection.Phase;
import io.ringelection.Ring;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Whether the node's own loop turns, which need not be the one that answers. A node that has joined
 * and not left is woken many times a second. Used on one context.
 */
final class LoopCheck {
  /** Longer than a pause that heals by itself: a new process is the last resort. */
  static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Ring ring;
  private final LongSupplier nanos;
  private long turns = -1;
  private long changedAt;

  LoopCheck(Ring ring, LongSupplier nanos) {
    this.ring = ring;
    this.nanos = nanos;
  }

  /** Why the node is not alive, empty when it is. */
  String failure() {
    long now = nanos.getAsLong();
    long counted = ring.figures().tickLateness().count();
    Phase phase = ring.status().phase();
    if (counted != turns || phase == Phase.NEW || phase == Phase.LEFT) {
      turns = counted;
      changedAt = now;
    }
    long still = now - changedAt;
    return still < STUCK_NANOS
        ? ""
        : "the node's loop has not turned for " + TimeUnit.NANOSECONDS.toSeconds(still) + " s";
  }
}
