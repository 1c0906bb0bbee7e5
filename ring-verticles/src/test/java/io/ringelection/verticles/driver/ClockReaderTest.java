package io.ringelection.verticles.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.core.step.Clocks;
import org.junit.jupiter.api.Test;

/** A thread that is stopped between the readings of the two clocks. */
class ClockReaderTest {
  private long nanos;
  private int stops;

  /** Time goes on by a second before the wall clock is read, so many times. */
  private long wall() {
    if (stops-- > 0) {
      nanos += 1_000_000_000;
    }
    return nanos / 1_000_000;
  }

  @Test
  void aReadingThatWasInterruptedIsTakenAgain() {
    stops = 2;
    Clocks read = new ClockReader(this::wall, () -> nanos++).get();
    assertTrue(stops < 0, "read on");
    assertEquals(2_000, read.wallMillis());
    assertEquals(2_000, read.nanos() / 1_000_000);
  }

  @Test
  void aThreadThatIsAlwaysStoppedGetsAReadingAllTheSame() {
    stops = Integer.MAX_VALUE;
    assertEquals(1_000, new ClockReader(this::wall, () -> nanos).get().nanos() / 1_000_000);
  }
}
