package io.ringelection.verticles.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LaneTest {
  private static final long PROBES = 250;
  private final Lane lane = new Lane(PROBES);

  @Test
  void admitsUpToItsNumberOfMessages() {
    fill();
    assertFalse(lane.admit(10, 0));
  }

  @Test
  void aWriteThatEndsMakesRoom() {
    fill();
    lane.done(10);
    assertTrue(lane.admit(10, 0));
    assertFalse(lane.admit(10, 0));
  }

  @Test
  void admitsUpToItsBytes() {
    assertTrue(lane.admit(Lane.BYTES - 1, 0));
    assertTrue(lane.admit(1, 0));
    assertFalse(lane.admit(1, 0));
  }

  @Test
  void aMessageLargerThanTheLimitGoesAlone() {
    assertTrue(lane.admit(Lane.BYTES * 5, 0));
    assertFalse(lane.admit(1, 0));
    lane.done(Lane.BYTES * 5);
    assertTrue(lane.admit(1, 0));
  }

  @Test
  void oneProbeForEachHeartbeatBeyondTheLimits() {
    fill();
    int probes = 0;
    for (long now = 1; now <= 10 * PROBES; now++) {
      probes += lane.admit(10, now) ? 1 : 0;
    }
    assertEquals(10, probes);
    assertEquals(Lane.MESSAGES + 10, lane.waiting());
  }

  private void fill() {
    for (int i = 0; i < Lane.MESSAGES; i++) {
      assertTrue(lane.admit(10, 0));
    }
  }
}
