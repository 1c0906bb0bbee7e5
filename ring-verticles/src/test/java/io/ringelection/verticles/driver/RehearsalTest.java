package io.ringelection.verticles.driver;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RehearsalTest {
  @Test
  void aLeaderIsLostAndFollowedByAnother() {
    Rehearsal rehearsal = new Rehearsal();
    int elections = rehearsal.play();
    assertTrue(elections >= 2, elections + " elections");
    assertTrue(rehearsal.bytes() > 5_000, rehearsal.bytes() + " bytes told");
  }
}
