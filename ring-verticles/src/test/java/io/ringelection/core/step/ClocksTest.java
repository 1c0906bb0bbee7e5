package io.ringelection.core.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Two readings of both clocks, of which rounding alone makes less than 2 ms of difference. */
class ClocksTest {
  private static final long MILLI = 1_000_000;
  private static final Clocks EARLIER = new Clocks(1_000, -7);

  private static Clocks later(long wallMillis, long nanos) {
    return new Clocks(EARLIER.wallMillis() + wallMillis, EARLIER.nanos() + nanos);
  }

  @Test
  void whatTheWallClockIsAhead() {
    assertEquals(3 * MILLI - 5, later(3, 5).aheadSince(EARLIER));
    assertEquals(-4 * MILLI, later(-4, 0).aheadSince(EARLIER));
  }

  @Test
  void roundingTakesThemNotApart() {
    assertFalse(EARLIER.wentApartSince(EARLIER));
    assertFalse(later(60_000, 60_000 * MILLI).wentApartSince(EARLIER));
    assertFalse(later(2, 1).wentApartSince(EARLIER));
    assertTrue(later(2, 0).wentApartSince(EARLIER));
  }

  @Test
  void aWallClockSetBackTakesThemNotApart() {
    assertFalse(later(-60_000, 1).wentApartSince(EARLIER));
  }
}
