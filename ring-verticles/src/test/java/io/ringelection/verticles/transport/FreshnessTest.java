package io.ringelection.verticles.transport;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Times in milliseconds; the sender's clock is behind by a million, and a message travels 3. */
class FreshnessTest {
  private static final long BEHIND = 1_000_000;
  private static final long TRAVEL = 3;
  private static final long LIMIT = 2_000;
  private static final long WINDOW = 4_000;

  private final Freshness freshness = new Freshness(LIMIT, WINDOW);

  /** A message that comes at {@code now}, {@code delay} later than it should. */
  private boolean late(long now, long delay) {
    return freshness.isLate(now - TRAVEL - delay - BEHIND, now);
  }

  private void steady(long from, long to) {
    for (long now = from; now < to; now += 250) {
      assertFalse(late(now, 0), "at " + now);
    }
  }

  @Test
  void believesTheFirst() {
    assertFalse(late(0, 75_000));
  }

  @Test
  void dropsWhatIsOlderThanTheLimit() {
    steady(0, 1_000);
    assertFalse(late(1_000, LIMIT));
    assertTrue(late(1_001, LIMIT + 1));
  }

  @Test
  void dropsTheRainAfterAPause() {
    steady(0, 10_000);
    int dropped = 0;
    for (long delay = 75_000; delay >= 0; delay -= 250) {
      // 300 messages within 600 ms, each 250 ms younger than the one before.
      long now = 85_000 + (75_000 - delay) / 125;
      if (late(now, delay)) {
        dropped++;
        assertTrue(delay > LIMIT, "dropped, only " + delay + " old");
      }
    }
    assertTrue(dropped >= 290, dropped + " dropped");
    steady(86_000, 90_000);
  }

  @Test
  void learnsFromAFasterMessage() {
    assertFalse(late(0, 60_000));
    assertFalse(late(10, 0));
    assertTrue(late(20, 59_000));
  }

  @Test
  void followsAClockThatDrifts() {
    long slower = 0;
    for (long now = 0; now < 3_600_000; now += 250) {
      // One per cent: 36 s in an hour, far more than the limit.
      slower = now / 100;
      assertFalse(late(now, slower), "at " + now);
    }
    assertTrue(late(3_600_000, slower + LIMIT + 200));
  }

  @Test
  void believesAPeerWhoseClockStoodStillAfterTwoWindows() {
    steady(0, 10_000);
    long stood = 30_000;
    assertTrue(late(40_000, stood));
    boolean believed = false;
    for (long now = 40_250; now <= 40_000 + 2 * WINDOW; now += 250) {
      believed = !late(now, stood);
    }
    assertTrue(believed);
  }
}
