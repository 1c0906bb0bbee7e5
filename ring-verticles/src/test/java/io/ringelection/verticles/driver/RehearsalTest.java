package io.ringelection.verticles.driver;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RehearsalTest {
  @Test
  void aLeaderIsLostAndFollowedByAnother() {
    int elections = new Rehearsal().play();
    assertTrue(elections >= 2, elections + " elections");
  }
}
