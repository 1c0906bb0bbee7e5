package io.ringelection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small values that everything else is made of. */
class ValuesTest {
  private static final NodeId A = new NodeId("a", 1);
  private static final NodeId B = new NodeId("b", 2);
  private static final NodeId C = new NodeId("c", 3);

  @Nested
  class NodeIds {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE})
    void readWhatTheyWrite(long incarnation) {
      NodeId id = new NodeId("n-1.x_Y", incarnation);
      assertEquals(id, NodeId.parse(id.toString()));
      assertEquals(id.hashCode(), NodeId.parse(id.toString()).hashCode());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", "n1", "@1", "n1@", "n1@xyz", "n1@11112222333344445", "a b@1", "n1@-1"})
    void otherFormsAreRefused(String text) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> NodeId.parse(text));
      assertTrue(refused.getMessage().startsWith("node "), refused.getMessage());
    }

    @Test
    void namesHaveUpTo64PlainCharacters() {
      assertTrue(NodeId.isName("x".repeat(64)));
      assertFalse(NodeId.isName("x".repeat(65)));
      assertFalse(NodeId.isName("a\n"));
      assertFalse(NodeId.isName("\u00fc"));
    }

    @Test
    void orderIsByNameThenIncarnationAsUnsigned() {
      assertTrue(A.compareTo(B) < 0);
      assertTrue(new NodeId("a", -1).compareTo(A) > 0);
      assertEquals(0, A.compareTo(new NodeId("a", 1)));
      assertNotEquals(A, new NodeId("a", 2));
      assertNotEquals(A, new NodeId("b", 1));
    }
  }

  @Nested
  class Tokens {
    @Test
    void joinAndPart() {
      Random random = new Random(5);
      for (int i = 0; i < 10_000; i++) {
        long term = random.nextLong(Token.MAX_TERM + 1);
        long revision = random.nextLong(Token.MAX_REVISION + 1);
        long token = Token.of(term, revision);
        assertTrue(token >= 0);
        assertEquals(term, Token.term(token));
        assertEquals(revision, Token.revision(token));
        assertEquals(term + "." + revision, Token.format(token));
      }
    }

    @Test
    void aLaterTermIsHigherThanEveryGrantOfAnEarlierOne() {
      assertTrue(Token.of(8, 0) > Token.of(7, Token.MAX_REVISION));
      assertEquals(Long.MAX_VALUE, Token.of(Token.MAX_TERM, Token.MAX_REVISION));
    }

    @ParameterizedTest
    @CsvSource({"-1,0", "2147483648,0", "0,-1", "0,4294967296"})
    void outOfRangeIsRefused(long term, long revision) {
      assertThrows(IllegalArgumentException.class, () -> Token.of(term, revision));
    }
  }

  @Nested
  class Views {
    private final View view = View.of(3, 9, 77, List.of(A, C), List.of(A, B, C));

    @Test
    void majorityIsMoreThanHalfOfTheVotersWhateverElseIsThere() {
      NodeId stranger = new NodeId("s", 9);
      assertFalse(view.hasMajority(Set.of(A, stranger)));
      assertTrue(view.hasMajority(Set.of(A, B)));
      View four = View.of(1, 1, 77, List.of(A), List.of(A, B, C, stranger));
      assertFalse(four.hasMajority(Set.of(A, B)));
    }

    @Test
    void seniorityIsThePlaceInTheList() {
      assertEquals(0, view.seniorityOf(A));
      assertEquals(1, view.seniorityOf(C));
      assertEquals(2, view.seniorityOf(B), "a voter that is no member comes after all");
      assertTrue(view.hasVoter(B));
      assertFalse(view.hasMember(B));
    }

    @ParameterizedTest
    @CsvSource({"2,1,false", "2,2,true", "3,1,false", "3,2,true", "4,2,false", "5,3,true"})
    void foundingNeedsMoreThanHalfOfTheNodesExpected(int expected, int present, boolean enough) {
      View genesis = View.genesis(expected);
      assertTrue(genesis.isGenesis());
      assertTrue(genesis.hasVoter(A));
      assertEquals(enough, genesis.hasMajority(List.of(A, B, C).subList(0, present)));
    }

    @Test
    void equalityCountsNumberAndBallotButSameNodesDoesNot() {
      View later = View.of(4, 9, 77, List.of(A, C), List.of(A, B, C));
      assertNotEquals(view, later);
      assertTrue(view.sameNodes(later));
      assertEquals(view, View.of(3, 9, 77, List.of(A, C), List.of(A, B, C)));
      assertEquals(view.hashCode(), View.of(3, 9, 77, List.of(A, C), List.of(A, B, C)).hashCode());
    }

    @Test
    void aViewNeedsANumberAndAVoter() {
      assertThrows(IllegalArgumentException.class, () -> View.of(0, 1, 77, List.of(A), List.of(A)));
      assertThrows(IllegalArgumentException.class, () -> View.of(1, 1, 77, List.of(A), List.of()));
    }
  }

  @Nested
  class Assignments {
    private final Assignment assignment =
        new Assignment(new NodeId[] {A, null, B, A}, new long[] {7, 0, 8, 9});

    @Test
    void tellsOwnersTokensAndCounts() {
      assertEquals(4, assignment.partitions());
      assertEquals(Optional.of(B), assignment.owner(2));
      assertEquals(Optional.empty(), assignment.owner(1));
      assertEquals(9, assignment.token(3));
      assertArrayEquals(new int[] {0, 3}, assignment.of(A));
      assertArrayEquals(new int[] {1}, assignment.unowned());
      assertArrayEquals(new int[] {1, 0, 2}, assignment.counts(List.of(B, C, A)));
    }

    @Test
    void emptyOwnsNothing() {
      assertArrayEquals(new int[] {0, 1, 2}, Assignment.empty(3).unowned());
    }

    @Test
    void ownersAndTokensBelongTogether() {
      assertThrows(
          IllegalArgumentException.class, () -> new Assignment(new NodeId[2], new long[3]));
    }
  }

  @Test
  void outcomesStatusesAndFailuresGiveOptionals() {
    assertEquals(Optional.of("x"), new Outcome<>(Outcome.Status.DONE, 7, "x").value());
    assertEquals(Optional.empty(), new Outcome<>(Outcome.Status.NOT_OWNER, 0, null).value());
    View view = View.of(1, 1, 77, List.of(A, B), List.of(A));
    RingStatus status = new RingStatus("ring", A, Phase.MEMBER, 1, A, view, 2, 900, "", "");
    assertTrue(status.isLeader());
    assertEquals(List.of(A, B), status.members());
    RingException failure = new RingException(RingException.Reason.NO_QUORUM, "too few", B);
    assertTrue(failure.isRetryable());
    assertEquals(Optional.of(B), failure.leader());
    assertFalse(new RingException(RingException.Reason.CLOSED, "gone").isRetryable());
  }
}
