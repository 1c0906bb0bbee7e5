package io.ringelection.verticles.driver;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Test plan: two clocks that go together, one that is set back, and one that stood still. */
class StandstillTest {
  private long wall = 1_000_000;
  private long nanos = -5_000_000_000L;
  private final Standstill standstill = new Standstill(() -> wall, () -> nanos);

  @Test
  void clocksThatGoTogetherTellNothing() {
    wall += 60_000;
    nanos += 60_000_000_000L;
    assertFalse(standstill.noticed());
  }

  @Test
  void aWallClockSetBackTellsNothing() {
    wall -= 60_000;
    assertFalse(standstill.noticed());
  }

  @Test
  void aMonotonicClockThatStoodStillIsNoticedOnce() {
    wall += 60_000;
    assertTrue(standstill.noticed());
    assertFalse(standstill.noticed());
  }
}
