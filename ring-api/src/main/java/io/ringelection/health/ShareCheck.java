package io.ringelection.health;

import io.ringelection.Phase;
import io.ringelection.Ring;
import io.ringelection.RingStatus;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Whether a node that has just joined was handed its share: a rolling update should not take the
 * next node down before. Asked once only, because later moves are daily life; and not for long,
 * because a member that never owns anything is ready, too. Used on one context.
 */
final class ShareCheck {
  static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Ring ring;
  private final LongSupplier nanos;
  private boolean member;
  private long memberSince;
  private boolean done;

  ShareCheck(Ring ring, LongSupplier nanos) {
    this.ring = ring;
    this.nanos = nanos;
  }

  /** What the node waits for, empty when for nothing. */
  String failure() {
    RingStatus status = ring.status();
    if (done || status.phase() != Phase.MEMBER) {
      return "";
    }
    long now = nanos.getAsLong();
    if (!member) {
      member = true;
      memberSince = now;
    }
    int share = ring.partitions() / Math.max(1, status.members().size());
    done = status.owned() >= share || now - memberSince >= PATIENCE_NANOS;
    return done
        ? ""
        : "the hand-off of this node's share: it owns "
            + status.owned()
            + " of "
            + share
            + " partitions";
  }
}
