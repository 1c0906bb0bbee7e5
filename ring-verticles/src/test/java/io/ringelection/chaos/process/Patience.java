package io.ringelection.chaos.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other processes do: bounded, and with few looks, because looking costs them. */
public final class Patience {
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private Patience() {}

  /**
   * Returns as soon as {@code condition} holds.
   *
   * @throws IllegalStateException when it does not within {@code limit}
   */
  public static void until(String what, Duration limit, BooleanSupplier condition) {
    if (!holds(limit, condition)) {
      throw new IllegalStateException("after " + limit.toSeconds() + " s still not: " + what);
    }
  }

  /** Waits for {@code condition}, at most this long; returns whether it came to hold. */
  public static boolean holds(Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    boolean holds = condition.getAsBoolean();
    while (!holds && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      holds = condition.getAsBoolean();
    }
    return holds;
  }

  /** Lets {@code time} pass. */
  public static void rest(Duration time) {
    holds(time, () -> false);
  }
}
