package io.ringelection.chaos.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.chaos.failover.Trial.Kind;
import io.ringelection.ledger.History;
import io.ringelection.ledger.Hold;
import io.ringelection.ledger.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is counted as a time without an owner, and what as moved in vain. */
class OutcomeTest {
  private static final int PARTITIONS = 3;

  /** b is killed at 100; c had to give one up for a that a did not need. */
  private static final History KILL =
      new History(
          List.of(),
          List.of(
              hold(0, "a", 10, 900),
              hold(1, "b", 10, 103),
              hold(2, "c", 10, 120),
              hold(1, "c", 140, 900),
              hold(2, "a", 150, 160),
              hold(2, "a", 170, 900)),
          List.of());

  @Test
  void afterAKillFromTheFaultOn() {
    Outcome outcome = Outcome.of(trial(Kind.KILL_MEMBER, "b"), KILL, PARTITIONS);

    assertEquals(List.of(40L, 30L, 10L), outcome.gaps());
    assertEquals(70, outcome.wholeAfter());
    assertEquals(1, outcome.moved());
  }

  @Test
  void afterALeaveFromTheEndOfTheFormerOwnersGrant() {
    History history =
        new History(
            List.of(),
            List.of(hold(0, "a", 10, 900), hold(1, "b", 10, 130), hold(1, "c", 134, 900)),
            List.of());

    Outcome outcome = Outcome.of(trial(Kind.LEAVE, "b"), history, 2);

    assertEquals(List.of(4L), outcome.gaps());
    assertEquals(34, outcome.wholeAfter());
    assertEquals(0, outcome.moved());
  }

  private static Trial trial(Kind kind, String node) {
    return new Trial(kind, node, 100, 500, List.of("a", "c"), 0);
  }

  private static Hold hold(int partition, String node, long from, long to) {
    return new Hold(partition, node, 1, new Span(from, from), new Span(to, to));
  }
}
