package io.ringelection.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.core.step.Rule;
import io.ringelection.sim.explore.Explored;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A simulator that finds nothing may be blind. For each safety rule a core without it runs until a
 * partition has two owners, and so does a sound core that is told of deaths that are none; when
 * nothing is found the rule is not needed or the faults are too weak.
 */
class MutationTest {
  private static final int THREADS = 2;

  /** Each is missed by one of the two. */
  @Test
  void noRuleIsLeftOut() {
    Set<String> taken = new TreeSet<>(Set.of("TRUE_PROOFS"));
    for (Rule rule : Rule.values()) {
      taken.add(rule.name());
    }
    List<String> missed = new ArrayList<>(Mutation.all().stream().map(Mutation::name).toList());
    Explored.all().forEach(explored -> missed.add(explored.rule().name()));
    assertEquals(List.copyOf(taken), missed.stream().sorted().toList());
  }

  /** What is printed finds the same again: in a world like that, with the same eyes. */
  @ParameterizedTest
  @MethodSource("io.ringelection.sim.Mutation#all")
  void commandTellsItsLaws(Mutation mutation) {
    String command = mutation.laws().command();
    assertEquals(mutation.laws(), Laws.parse(option(command, "off"), option(command, "watch")));
    assertTrue(command.contains(mutation.name()), command);
  }

  @Test
  void theRealCoreNeedsNoWords() {
    assertEquals("", Laws.all().command());
    assertEquals(Laws.all(), Laws.parse("", ""));
  }

  @ParameterizedTest
  @MethodSource("io.ringelection.sim.explore.Explored#all")
  void isMissedByTheExplorer(Explored explored) {
    assertTrue(explored.find().isPresent(), explored::toString);
  }

  private static String option(String command, String name) {
    String[] parts = command.split("-D" + name + "=", 2);
    return parts.length == 1 ? "" : parts[1].split(" ", 2)[0];
  }

  @ParameterizedTest
  @MethodSource("io.ringelection.sim.Mutation#all")
  void isMissed(Mutation mutation) throws InterruptedException {
    assertTrue(
        mutation.find(THREADS).isPresent(),
        "no two owners without " + mutation + " in " + mutation.seeds() + " seeds");
  }
}
