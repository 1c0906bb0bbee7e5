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
      long local = clock.offset() + dice.below(200 * Setting.SEC) + 1;
      long real = clock.reaches(local);
      assertTrue(clock.at(real) >= local, () -> clock + " at " + real);
      assertTrue(clock.at(real - 1) < local, () -> clock + " before " + real);
    }
  }

  @Test
  void whatIsOverIsReachedAtOnceAndWhatIsFarNever() {
    LocalClock clock = new LocalClock(-100, 1.01);
    assertEquals(0, clock.reaches(-100));
    assertEquals(0, clock.reaches(Long.MIN_VALUE));
    assertEquals(Long.MAX_VALUE, clock.reaches(Long.MAX_VALUE));
  }
}
