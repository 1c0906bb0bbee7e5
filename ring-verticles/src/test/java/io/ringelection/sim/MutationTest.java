package io.ringelection.sim;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.ringelection.core.step.Rule;
import io.ringelection.sim.check.Invariant;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A simulator that finds nothing may be blind. For each safety rule a core without it runs until a
 * partition has two owners; when none is found the rule is not needed or the faults are too weak.
 */
class MutationTest {
  private static final int THREADS = 2;
  private static final long SEEDS = 3000;

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.INCLUDE,
      names = {
        "TWO_PHASE_MOVE",
        "LEASE_FROM_SEND_TIME",
        "FLOOR",
        "WAIT_OUT",
        "BASIS",
        "CONFIRM",
        "SETTLED"
      })
  void missesEachRule(Rule rule) throws InterruptedException {
    EnumSet<Invariant> ownership = EnumSet.of(Invariant.ONE_OWNER, Invariant.TOKENS_RISE);
    Tally tally =
        new Campaign(Laws.without(rule), THREADS)
            .run(new Seeds(1, SEEDS), result -> ownership.contains(result.broken()));
    assertFalse(
        tally.failures().stream().noneMatch(each -> ownership.contains(each.broken())),
        "no two owners without " + rule + " in " + tally.summary(1));
  }
}
