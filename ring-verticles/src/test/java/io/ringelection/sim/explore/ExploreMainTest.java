package io.ringelection.sim.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.core.step.Rule;
import io.ringelection.sim.check.Invariant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was not seen to its end is not counted as if it had been. */
class ExploreMainTest {
  @Test
  void tellsWhatWasStoppedAtTheBound() {
    Scope scope = Scopes.of("hand-over").toDepth(5);
    Finding whole = all(scope).explore(1_000_000);
    Finding stopped = all(scope).explore(3);
    Finding broken = Explorer.without(Rule.FLOOR, Scopes.of("move")).explore(100_000);
    assertEquals(
        "4 scopes: 2 explored to their end, 1 stopped at the bound on states, 1 broken",
        ExploreMain.summary(List.of(whole, whole, stopped, broken)));
  }

  private static Explorer all(Scope scope) {
    return new Explorer(scope, EnumSet.allOf(Rule.class), EnumSet.allOf(Invariant.class));
  }
}
