package io.ringelection.verticles.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** When a cluster manager has answered nothing for too long. */
class SilenceTest {
  private final Silence silence = new Silence(3000);

  private int looksUntilTooLong(int most) {
    for (int look = 1; look <= most; look++) {
      if (silence.look()) {
        return look;
      }
    }
    return -1;
  }

  @Test
  void whoIsNotAskedIsNotSilent() {
    assertEquals(-1, looksUntilTooLong(100));
  }

  @Test
  void aQuestionWithoutAnEndIsSaidOnce() {
    silence.asked();
    assertTrue(silence.isAsked());
    assertEquals(3, looksUntilTooLong(100));
    assertEquals(-1, looksUntilTooLong(100));
  }

  @Test
  void failuresInARowAddUp() {
    silence.asked();
    silence.answered(false);
    assertFalse(silence.isAsked());
    assertFalse(silence.look());
    silence.asked();
    silence.answered(false);
    assertEquals(2, looksUntilTooLong(100));
  }

  @Test
  void anyAnswerEndsIt() {
    silence.asked();
    assertFalse(silence.look());
    assertFalse(silence.look());
    silence.answered(true);
    assertFalse(silence.look());
    silence.asked();
    assertEquals(3, looksUntilTooLong(100));
  }

  @Test
  void withoutALimitItNeverIs() {
    Silence patient = new Silence(0);
    patient.asked();
    for (int look = 0; look < 100; look++) {
      assertFalse(patient.look());
    }
  }
}
