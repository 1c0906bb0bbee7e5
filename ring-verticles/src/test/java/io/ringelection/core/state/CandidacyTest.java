package io.ringelection.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import io.ringelection.core.state.Candidacy.Phase;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One attempt to lead after another. */
class CandidacyTest {
  private static final NodeId A = new NodeId("a", 1);
  private static final NodeId B = new NodeId("b", 2);

  private final Candidacy candidacy = new Candidacy();

  @Test
  void anAttemptBeginsWithItsFirstPhase() {
    assertTrue(candidacy.isIdle());
    candidacy.enter(Phase.ASKING, 10, 50);
    assertFalse(candidacy.isIdle());
    assertEquals(10, candidacy.lastTry());
    candidacy.enter(Phase.ELECTING, 20, 60);
    assertEquals(Phase.ELECTING, candidacy.phase());
    assertEquals(10, candidacy.lastTry());
    assertEquals(60, candidacy.until());
    candidacy.end();
    assertTrue(candidacy.isIdle());
    candidacy.enter(Phase.ELECTING, 70, 90);
    assertEquals(70, candidacy.lastTry());
  }

  @Test
  void votesOfAPhaseDoNotCountInTheNext() {
    candidacy.enter(Phase.ASKING, 10, 50);
    assertEquals(Set.of(A), candidacy.vote(A, 15));
    assertEquals(Set.of(A, B), candidacy.vote(B, 12));
    assertEquals(15, candidacy.waitUntil());
    candidacy.enter(Phase.ELECTING, 11, 60);
    assertEquals(11, candidacy.waitUntil());
    assertEquals(Set.of(B), candidacy.vote(B, 5));
    assertEquals(11, candidacy.waitUntil());
  }

  @Test
  void backingOffEndsTheAttemptAndTheLaterTimeHolds() {
    candidacy.enter(Phase.ASKING, 10, 50);
    candidacy.backOff(100);
    assertTrue(candidacy.isIdle());
    candidacy.backOff(90);
    assertEquals(100, candidacy.backoffUntil());
  }

  @Test
  void theHighestTermHeardOfIsRemembered() {
    candidacy.see(5);
    candidacy.see(3);
    assertEquals(5, candidacy.seenTerm());
  }
}
