package io.ringelection.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import io.ringelection.View;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The basis of all leases: the send time of the latest round that every majority acknowledged. */
class RoundsTest {
  private static final NodeId A = new NodeId("a", 1);
  private static final NodeId B = new NodeId("b", 2);
  private static final NodeId C = new NodeId("c", 3);
  private static final NodeId D = new NodeId("d", 4);
  private static final NodeId E = new NodeId("e", 5);

  private final Rounds rounds = new Rounds();

  private static Views views(List<NodeId> voters) {
    Views views = new Views(3, true);
    views.learnCommitted(View.of(1, 1, 1, List.of(A, B, C, D, E), voters));
    return views;
  }

  @Test
  void theBasisIsWhenTheLatestRoundOfAMajorityWasSent() {
    Views views = views(List.of(A, B, C));
    assertEquals(1, rounds.begin(100));
    assertFalse(rounds.acknowledged(A, 1, views));
    assertEquals(Tenure.NEVER, rounds.basis());
    assertTrue(rounds.acknowledged(B, 1, views));
    assertEquals(100, rounds.basis());
    assertFalse(rounds.acknowledged(C, 1, views), "nothing new");

    assertEquals(2, rounds.begin(200));
    assertEquals(200, rounds.lastSentAt());
    assertFalse(rounds.acknowledged(C, 2, views));
    assertTrue(rounds.acknowledged(A, 2, views));
    assertEquals(200, rounds.basis());
  }

  @Test
  void anOldAnswerThatComesLateTakesNothingBack() {
    Views views = views(List.of(A, B, C));
    rounds.begin(100);
    rounds.begin(200);
    rounds.acknowledged(A, 2, views);
    rounds.acknowledged(A, 1, views);
    rounds.acknowledged(B, 2, views);
    assertEquals(200, rounds.basis());
  }

  @Test
  void bothViewsNeedTheirMajorities() {
    Views views = views(List.of(A, B, C));
    views.propose(View.of(2, 1, 1, List.of(A, B, C, D, E), List.of(C, D, E)));
    rounds.begin(100);
    rounds.acknowledged(A, 1, views);
    rounds.acknowledged(B, 1, views);
    assertEquals(Tenure.NEVER, rounds.basis());
    rounds.acknowledged(D, 1, views);
    assertEquals(Tenure.NEVER, rounds.basis());
    assertTrue(rounds.acknowledged(E, 1, views));
    assertEquals(100, rounds.basis());
  }

  @Test
  void beforeTheFoundingAMajorityOfThoseExpectedCounts() {
    Views views = new Views(3, true);
    rounds.begin(100);
    assertFalse(rounds.acknowledged(A, 1, views));
    assertTrue(rounds.acknowledged(D, 1, views));
    assertEquals(100, rounds.basis());
  }

  @Test
  void roundsThatWereNeverSentOrAreTooLongAgoDoNotCount() {
    Views views = views(List.of(A));
    assertFalse(rounds.acknowledged(A, 0, views));
    assertFalse(rounds.acknowledged(A, 1, views));
    for (int i = 1; i <= 1024; i++) {
      rounds.begin(i);
    }
    assertFalse(rounds.acknowledged(A, 1025, views));
    assertTrue(rounds.acknowledged(A, 1, views), "the oldest remembered");
    assertEquals(1, rounds.basis());
    rounds.begin(2_000);
    rounds.begin(2_001);
    assertFalse(rounds.acknowledged(A, 2, views), "its place is taken by a later one");
    assertEquals(1, rounds.basis());
  }

  @Test
  void aDemandIsMetByTheNextRound() {
    assertFalse(rounds.isDemanded());
    rounds.demand();
    assertTrue(rounds.isDemanded());
    rounds.begin(5);
    assertFalse(rounds.isDemanded());
  }
}
