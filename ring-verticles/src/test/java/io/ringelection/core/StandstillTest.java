package io.ringelection.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.core.step.Clocks;
import io.ringelection.core.step.Timing;
import io.ringelection.sim.world.Setting;
import org.junit.jupiter.api.Test;

/** Two clocks that go together, drift, are set, and one that stood still at once or in pieces. */
class StandstillTest {
  private static final long MILLI = 1_000_000;
  private static final Timing EXACT =
      new Timing(
          250 * MILLI,
          2000 * MILLI,
          900 * MILLI,
          200 * MILLI,
          50 * MILLI,
          1000 * MILLI,
          0,
          40 * MILLI);
  private static final long FORGIVEN = Setting.LAN.forgiven() / MILLI;

  private long wall = 1_000_000;
  private long nanos = -5_000_000_000L;
  private Standstill standstill = new Standstill(EXACT, new Clocks(wall, nanos));

  /** So much goes by, of which the monotonic clock stood still for a part. */
  private boolean noticedAfter(long millis, long stoodStill) {
    wall += millis;
    nanos += (millis - stoodStill) * MILLI;
    return standstill.noticed(new Clocks(wall, nanos));
  }

  @Test
  void aFiftiethOfTheLeaseIsForgiven() {
    assertEquals(40 * MILLI, Timing.forgiven(2000 * MILLI));
    assertEquals(10 * MILLI, Timing.forgiven(100 * MILLI));
  }

  @Test
  void clocksThatGoTogetherTellNothing() {
    assertFalse(noticedAfter(60_000, 0));
    assertFalse(noticedAfter(1, 0));
  }

  @Test
  void aWallClockSetBackTellsNothing() {
    wall -= 60_000;
    assertFalse(noticedAfter(1, 0));
  }

  @Test
  void aMonotonicClockThatStoodStillIsNoticedOnce() {
    assertTrue(noticedAfter(60_000, 60_000));
    assertFalse(noticedAfter(1, 0));
  }

  @Test
  void theLimitIsNotNoticedAndMoreIs() {
    assertFalse(noticedAfter(FORGIVEN, FORGIVEN));
    assertTrue(noticedAfter(1, 1));
  }

  @Test
  void piecesWithinOneLeaseAddUp() {
    long piece = FORGIVEN / 4;
    for (int i = 0; i < 4; i++) {
      assertFalse(noticedAfter(400 + piece, piece));
    }
    assertTrue(noticedAfter(400 + piece, piece));
  }

  @Test
  void piecesWithinALaterLeaseAddUp() {
    assertFalse(noticedAfter(2_000, 0));
    piecesWithinOneLeaseAddUp();
  }

  /** Of a lease that began just before the first piece the last instant is looked at, too. */
  @Test
  void piecesAtBothEndsOfALeaseAddUp() {
    assertFalse(noticedAfter(1_999, 0));
    assertFalse(noticedAfter(FORGIVEN, FORGIVEN));
    assertTrue(noticedAfter(1_999, 1));
  }

  @Test
  void clocksThatDriftApartSlowlyTellNothing() {
    for (int i = 0; i < 10_000; i++) {
      assertFalse(noticedAfter(250, i % 25 == 0 ? 1 : 0), "after " + i);
    }
  }

  @Test
  void theDriftThatLeasesAllowForTellsNothing() {
    standstill = new Standstill(Setting.LAN, new Clocks(wall, nanos));
    for (int i = 0; i < 10_000; i++) {
      assertFalse(noticedAfter(202, 2), "after " + i);
    }
    assertTrue(noticedAfter(FORGIVEN + 3, FORGIVEN + 3));
  }
}
