package io.ringelection.verticles.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void isTooLongAtDoublingDistances() {
    Silence silence = new Silence(0);
    List<Long> suspicious = new ArrayList<>();
    for (long s = 0; s <= 1000; s++) {
      if (silence.tooLong(s * SECOND)) {
        suspicious.add(s);
      }
    }
    assertEquals(List.of(10L, 30L, 70L, 150L, 310L, 630L, 950L), suspicious);
  }

  @Test
  void aWordEndsItAndItsPatience() {
    Silence silence = new Silence(0);
    assertTrue(silence.tooLong(10 * SECOND));
    silence.broken(15 * SECOND);
    assertFalse(silence.tooLong(24 * SECOND));
    assertTrue(silence.tooLong(25 * SECOND));
  }

  @Test
  void isSuspiciousAfterHalfOfWhatIsTooLong() {
    Silence silence = new Silence(0);
    assertFalse(silence.isSuspicious(5 * SECOND - 1));
    assertTrue(silence.isSuspicious(5 * SECOND));
    assertTrue(silence.tooLong(10 * SECOND));
    assertFalse(silence.isSuspicious(20 * SECOND - 1));
    assertTrue(silence.isSuspicious(20 * SECOND));
  }
}
