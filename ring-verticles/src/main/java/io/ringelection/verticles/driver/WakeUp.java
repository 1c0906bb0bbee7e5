package io.ringelection.verticles.driver;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The one pending wake-up of a node. It may come early, which is harmless. When it comes late the
 * process was paused, and what was sent to it meanwhile waits behind this very timer: the wake-up
 * then goes to the end of the queue once, so that the core hears the news before it judges who is
 * silent.
 */
final class WakeUp {
  private static final long MILLI = 1_000_000;
  private static final long LONGEST_MILLIS = TimeUnit.HOURS.toMillis(1);
  private static final long NONE = -1;

  private final Vertx vertx;
  private final LongSupplier clock;
  private final long lateness;
  private final Runnable tick;
  private long timer = NONE;
  private long due;

  /**
   * Nothing pending. To be used on one context.
   *
   * @param lateness nanoseconds from which on a wake-up is late
   */
  WakeUp(Vertx vertx, LongSupplier clock, long lateness, Runnable tick) {
    this.vertx = vertx;
    this.clock = clock;
    this.lateness = lateness;
    this.tick = tick;
  }

  /** Wakes at {@code when} or earlier. */
  void at(long when) {
    if (timer != NONE && due <= when) {
      return;
    }
    cancel();
    due = when;
    long nanos = Math.max(0, when - clock.getAsLong());
    long millis = Math.min(LONGEST_MILLIS, Math.max(1, (nanos + MILLI - 1) / MILLI));
    timer = vertx.setTimer(millis, this::woken);
  }

  void cancel() {
    if (timer != NONE) {
      vertx.cancelTimer(timer);
      timer = NONE;
    }
  }

  private void woken(long id) {
    if (clock.getAsLong() - due > lateness) {
      vertx.runOnContext(queued -> fire(id));
    } else {
      fire(id);
    }
  }

  private void fire(long id) {
    if (id == timer) {
      timer = NONE;
      tick.run();
    }
  }
}
