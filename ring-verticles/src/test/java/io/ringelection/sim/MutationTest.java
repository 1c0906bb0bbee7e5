package io.ringelection.sim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.core.step.Rule;
import io.ringelection.sim.check.Invariant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A simulator that finds nothing may be blind. For each safety rule a core without it runs until a
 * partition has two owners; when none is found the rule is not needed or the faults are too weak.
 */
class MutationTest {
  private static final int THREADS = 2;
  private static final long SEEDS = 3000;

  /**
   * One rule matters only where all voters but one give up their seats at once. That is rare, and
   * left to the explorer.
   */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACCEPT_COUNTS")
  void missesEachRule(Rule rule) throws InterruptedException {
    Tally tally = new Campaign(Laws.without(rule), THREADS).run(new Seeds(1, SEEDS), this::isFind);
    assertTrue(
        tally.failures().stream().anyMatch(this::isFind),
        "no two owners without " + rule + " in " + tally.summary(1));
  }

  /** A ring that only gets stuck without the rule has not shown that it is needed. */
  private boolean isFind(Result result) {
    return result.broken() == Invariant.ONE_OWNER || result.broken() == Invariant.TOKENS_RISE;
  }
}
