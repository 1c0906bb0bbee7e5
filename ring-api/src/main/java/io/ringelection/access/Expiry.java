package io.ringelection.access;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Ends what goes on for a caller when the caller's permission does: who may look is judged once, at
 * the beginning, and a stream has no end of its own. Used on one context; costs one timer.
 */
public final class Expiry {
  /**
   * A token is good until a date of the wall clock, which a timer does not follow when it is set.
   */
  static final Duration LOOK = Duration.ofHours(1);

  private final Vertx vertx;
  private final Clock clock;
  private final Runnable end;
  private long timer;
  private boolean over;

  private Expiry(Vertx vertx, Clock clock, Runnable end) {
    this.vertx = vertx;
    this.clock = clock;
    this.end = end;
  }

  /**
   * Runs {@code end} once, on the context of whoever calls this, when the permission of {@code
   * caller} is over; never when that does not end by itself.
   */
  public static Expiry of(Vertx vertx, Caller caller, Runnable end) {
    return of(vertx, Clock.systemUTC(), caller, end);
  }

  static Expiry of(Vertx vertx, Clock clock, Caller caller, Runnable end) {
    Expiry expiry = new Expiry(vertx, clock, end);
    caller.expiresAt().ifPresent(expiry::await);
    return expiry;
  }

  private void await(Instant at) {
    Duration left = Duration.between(clock.instant(), at);
    Duration pause = left.compareTo(LOOK) < 0 ? left : LOOK;
    // One more, because what is left is cut to whole milliseconds.
    timer = vertx.setTimer(Math.max(0, pause.toMillis()) + 1, passed -> look(at));
  }

  private void look(Instant at) {
    if (over) {
      return;
    }
    if (clock.instant().isBefore(at)) {
      await(at);
    } else {
      over = true;
      end.run();
    }
  }

  /** What went on has ended: there is nothing more to end. May be called again. */
  public void cancel() {
    over = true;
    vertx.cancelTimer(timer);
  }
}
