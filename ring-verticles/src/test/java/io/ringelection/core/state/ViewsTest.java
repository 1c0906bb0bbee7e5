package io.ringelection.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import io.ringelection.View;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The committed and the pending view: which one may follow which, and who counts in both. */
class ViewsTest {
  private static final NodeId A = new NodeId("a", 1);
  private static final NodeId B = new NodeId("b", 2);
  private static final NodeId C = new NodeId("c", 3);
  private static final View FIRST = View.of(1, 1, 5, List.of(A, B), List.of(A));
  private static final View SECOND = View.of(2, 3, 5, List.of(B, C), List.of(C));
  private static final View FOREIGN = View.of(2, 3, 6, List.of(B, C), List.of(B));

  private final Views views = new Views(3, true);

  private static View second(long ballot) {
    return View.of(2, ballot, 5, List.of(A, B), List.of(A));
  }

  @Test
  void aViewThatIsNotNewerOrOfAnotherRingIsNotTaken() {
    assertTrue(views.learnCommitted(FIRST));
    assertFalse(views.learnCommitted(FIRST));
    assertFalse(views.learnCommitted(FOREIGN));
    assertFalse(views.learnCommitted(View.genesis(3)));
    assertEquals(FIRST, views.committed());
    assertTrue(views.isForeign(FOREIGN));
    assertFalse(views.isForeign(SECOND));
    assertFalse(views.isForeign(null));
    assertFalse(views.isForeign(View.genesis(3)));
  }

  @Test
  void beforeTheFoundingNoRingIsForeign() {
    assertFalse(views.isForeign(FOREIGN));
  }

  @Test
  void aProposalIsForgottenWhenItsNumberIsTaken() {
    views.learnCommitted(FIRST);
    views.learnPending(SECOND);
    assertEquals(SECOND, views.top());
    views.learnCommitted(second(4));
    assertNull(views.pending());
    assertEquals(second(4), views.top());
  }

  @Test
  void ofTwoProposalsTheLaterBallotCounts() {
    views.learnCommitted(FIRST);
    views.learnPending(second(4));
    views.learnPending(second(3));
    views.learnPending(null);
    assertEquals(4, views.top().ballot());
    views.learnPending(second(5));
    assertEquals(5, views.top().ballot());
  }

  @Test
  void aProposalMustFollowAndNotBeOlderThanTheOneAccepted() {
    views.learnCommitted(FIRST);
    assertFalse(views.accept(FIRST));
    assertFalse(views.accept(FOREIGN));
    assertFalse(views.accept(View.of(3, 9, 5, List.of(A), List.of(A))));
    assertTrue(views.accept(second(4)));
    assertTrue(views.accept(second(4)), "said again");
    assertFalse(views.accept(second(3)));
    assertTrue(views.accept(second(5)));
    assertEquals(second(5), views.pending());
  }

  @Test
  void whoCountsMustBeInBothViews() {
    views.learnCommitted(FIRST);
    assertTrue(views.hasMember(A));
    views.accept(SECOND);
    assertFalse(views.hasMember(A));
    assertTrue(views.hasMember(B));
    assertFalse(views.hasMember(C));
    assertTrue(views.lists(A));
    assertTrue(views.lists(C));
    assertFalse(views.lists(new NodeId("d", 4)));
    assertEquals(Set.of(A, C), views.electors(List.of(B)));
    assertFalse(views.hasQuorum(Set.of(A)));
    assertFalse(views.hasQuorum(Set.of(C)));
    assertTrue(views.hasQuorum(Set.of(A, C)));
    assertEquals(SECOND, views.second());
  }

  @Test
  void withoutTheJointRuleTheCommittedViewDecidesAlone() {
    Views alone = new Views(3, false);
    alone.learnCommitted(FIRST);
    alone.accept(SECOND);
    assertTrue(alone.hasQuorum(Set.of(A)));
    assertNull(alone.second());
  }

  @Test
  void beforeTheFoundingTheFreshNodesElect() {
    assertEquals(Set.of(A, C), views.electors(List.of(A, C)));
    assertFalse(views.hasQuorum(Set.of(A)));
    assertTrue(views.hasQuorum(Set.of(A, B)));
  }

  @Test
  void whatIsChosenIsCommittedAndWhatIsForgottenBeginsAnew() {
    views.learnCommitted(FIRST);
    views.propose(SECOND);
    assertEquals(SECOND, views.commit());
    assertEquals(SECOND, views.committed());
    assertNull(views.pending());
    views.propose(View.of(3, 4, 5, List.of(C), List.of(C)));
    views.reset(3);
    assertTrue(views.committed().isGenesis());
    assertNull(views.pending());
  }

  @Test
  void aVoterThatIsNoMemberIsListed() {
    views.learnCommitted(View.of(1, 1, 5, List.of(A), List.of(A, B)));
    assertTrue(views.lists(B));
  }
}
