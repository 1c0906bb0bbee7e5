package io.ringelection.sim;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.ringelection.sim.world.Observer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A few seeds in one thread, one test each: what mutated cores are run against first. */
class FewSeedsTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void holdsAllInvariants(long seed) {
    Result result = new Run(seed, Laws.all(), new Observer() {}).result();
    assertNotEquals(Result.Verdict.VIOLATION, result.verdict(), () -> result.toString());
  }
}
