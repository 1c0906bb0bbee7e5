package io.ringelection.sim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A simulator that finds nothing may be blind. For each safety rule a core without it runs until a
 * partition has two owners, and so does a sound core that is told of deaths that are none; when
 * nothing is found the rule is not needed or the faults are too weak.
 */
class MutationTest {
  private static final int THREADS = 2;

  @ParameterizedTest
  @MethodSource("io.ringelection.sim.Mutation#all")
  void isMissed(Mutation mutation) throws InterruptedException {
    assertTrue(
        mutation.find(THREADS).isPresent(),
        "no two owners without " + mutation + " in " + mutation.seeds() + " seeds");
  }
}
