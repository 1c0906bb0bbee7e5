package io.ringelection.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Real time and the time of a node can be turned into each other to the nanosecond. */
class LocalClockTest {
  @Test
  void reachesIsTheFirstMoment() {
    Dice dice = new Dice(3);
    for (int i = 0; i < 10_000; i++) {
      LocalClock clock = new LocalClock(dice.next() >> 14, 0.99 + dice.below(3) * 0.01);
      long local = clock.at(0) + dice.below(200 * Setting.SEC) + 1;
      long real = clock.reaches(local);
      assertTrue(clock.at(real) >= local, () -> clock + " at " + real);
      assertTrue(clock.at(real - 1) < local, () -> clock + " before " + real);
    }
  }

  @Test
  void standsStillWithItsMachine() {
    LocalClock clock = new LocalClock(7, 1.01);
    long before = clock.at(1000);
    clock.standStill(500);
    assertEquals(before, clock.at(1500));
    assertEquals(1500, clock.reaches(before));
  }

  @Test
  void whatIsOverIsReachedAtOnceAndWhatIsFarNever() {
    LocalClock clock = new LocalClock(-100, 1.01);
    assertEquals(0, clock.reaches(-100));
    assertEquals(0, clock.reaches(Long.MIN_VALUE));
    assertEquals(Long.MAX_VALUE, clock.reaches(Long.MAX_VALUE));
  }
}
