package io.ringelection.chaos.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.chaos.failover.Trial.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What makes the program fail, and what it only counts. */
class TableTest {
  private static final int PARTITIONS = 256;
  private static final List<String> SIX = List.of("a", "b", "c", "d", "e", "f");

  private final Table table = new Table("lan", 2000, PARTITIONS);

  @Test
  void whatMovesInVainIsAViolation() {
    table.add(outcome(Kind.KILL_MEMBER, 0, 10));
    table.add(outcome(Kind.LEAVE, 0, 10));
    assertEquals(List.of(), table.violations());
    table.add(outcome(Kind.KILL_MEMBER, 1, 10));
    table.add(outcome(Kind.PAUSE_LEADER, 3, 10));
    assertEquals(2, table.violations().size());
  }

  @Test
  void aJoinMovesItsShareOrOneMore() {
    table.add(outcome(Kind.JOIN, 42, 10));
    table.add(outcome(Kind.JOIN, 43, 10));
    assertEquals(List.of(), table.violations());
    table.add(outcome(Kind.JOIN, 44, 10));
    assertTrue(table.violations().get(0).startsWith("44 partitions moved, at most 43"));
  }

  @Test
  void missedTargetsAreCountedAndNoViolation() {
    table.add(outcome(Kind.KILL_MEMBER, 0, 1));
    assertEquals(new Target.Count(2, 0), table.targets());
    table.add(outcome(Kind.KILL_LEADER, 0, 90_000_000));
    assertEquals(new Target.Count(4, 1), table.targets());
    assertEquals(List.of(), table.violations());
  }

  private static Outcome outcome(Kind kind, int moved, long gap) {
    return new Outcome(new Trial(kind, "a", 100, 500, SIX, 0), List.of(gap), gap, moved);
  }
}
