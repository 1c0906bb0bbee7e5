package io.ringelection.scheduler.cluster;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for what other processes do: bounded, and given up at once when one of them has died. */
final class Patience {
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Duration limit;
  private final Runnable health;

  /**
   * Waits for {@code limit} at most.
   *
   * @param health throws when waiting has become pointless
   */
  Patience(Duration limit, Runnable health) {
    this.limit = limit;
    this.health = health;
  }

  /** Returns as soon as {@code condition} holds. */
  void until(String what, BooleanSupplier condition) {
    if (!holds(limit, condition)) {
      throw new IllegalStateException("after " + limit.toSeconds() + " s still not: " + what);
    }
  }

  /**
   * Waits shorter.
   *
   * @return whether {@code condition} came to hold
   */
  boolean holds(Duration atMost, BooleanSupplier condition) {
    long end = System.nanoTime() + atMost.toNanos();
    boolean holds = condition.getAsBoolean();
    while (!holds && System.nanoTime() < end) {
      health.run();
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      holds = condition.getAsBoolean();
    }
    return holds;
  }
}
