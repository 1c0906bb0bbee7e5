package io.ringelection.verticles.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.RingException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The first term of a founded ring, from the wall clock. */
class NodeConfigsTest {
  @Test
  void termsCountSecondsFrom2024On() {
    assertEquals(60, NodeConfigs.firstTerm(Instant.parse("2024-01-01T00:01:00Z")));
  }

  @Test
  void aClockThatWasNeverSetIsRefused() {
    Instant unset = Instant.parse("1970-01-01T00:00:07Z");
    RingException refused = assertThrows(RingException.class, () -> NodeConfigs.firstTerm(unset));
    assertEquals(RingException.Reason.CONFIGURATION, refused.reason());
    assertTrue(refused.getMessage().contains("shows 1970-01-01T00:00:07Z: set it"));
  }
}
