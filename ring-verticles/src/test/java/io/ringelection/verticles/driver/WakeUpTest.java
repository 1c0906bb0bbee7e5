package io.ringelection.verticles.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.verticles.Conditions;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real timers, and a clock that the test moves. */
class WakeUpTest {
  private static final long MILLI = 1_000_000;
  private static final long LATENESS = 100 * MILLI;
  private static final String TICK = "tick";
  private static final String NEWS = "news";

  private final Vertx vertx = Vertx.vertx();
  private final AtomicLong clock = new AtomicLong();
  private final List<String> order = new CopyOnWriteArrayList<>();
  private final WakeUp wakeUp = new WakeUp(vertx, clock::get, LATENESS, () -> order.add(TICK));

  @AfterEach
  void close() {
    Conditions.await("vertx closed", vertx.close());
  }

  private void until(List<String> expected) {
    Conditions.until(vertx, expected + " instead of " + order, () -> order.equals(expected));
  }

  /** A wake-up and, right behind it, news; both are due when the context gets to them. */
  private void wakeUpThenNews(long clockWhenWoken) {
    vertx.runOnContext(
        turn -> {
          wakeUp.at(MILLI);
          vertx.setTimer(1, news -> order.add(NEWS));
          long until = System.nanoTime() + 20 * MILLI;
          while (System.nanoTime() < until) {
            Thread.onSpinWait();
          }
          clock.set(clockWhenWoken);
        });
  }

  @Test
  void inTimeItComesInItsTurn() {
    wakeUpThenNews(MILLI);
    until(List.of(TICK, NEWS));
  }

  @Test
  void lateItLetsTheNewsPass() {
    wakeUpThenNews(MILLI + LATENESS + 1);
    until(List.of(NEWS, TICK));
  }

  @Test
  void onlyTheEarliestIsPending() {
    vertx.runOnContext(
        turn -> {
          wakeUp.at(50 * MILLI);
          wakeUp.at(10 * MILLI);
          wakeUp.at(30 * MILLI);
          vertx.setTimer(100, later -> order.add(NEWS));
        });
    until(List.of(TICK, NEWS));
  }

  @Test
  void cancelledItDoesNotCome() {
    vertx.runOnContext(
        turn -> {
          wakeUp.at(MILLI);
          wakeUp.cancel();
          vertx.setTimer(20, later -> order.add(NEWS));
        });
    until(List.of(NEWS));
    assertEquals(List.of(NEWS), order);
  }
}
