package io.ringelection.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.sim.world.Observer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The core under faults, and that a run can be repeated. */
class SimulatorTest {
  private static final int THREADS = 2;

  @Test
  void threeHundredSeedsHoldAllInvariants() throws InterruptedException {
    Tally tally = new Campaign(Laws.all(), THREADS).run(new Seeds(1, 300), result -> false);
    List<String> reports = tally.failures().stream().map(SimMain::report).toList();
    assertEquals(List.of(), reports);
    assertTrue(tally.elections() > 300, "only " + tally.elections() + " elections");
    assertTrue(tally.deadQuorums() < 60, tally.deadQuorums() + " dead quorums hide too much");
  }

  @Test
  void theSameSeedGivesTheSameStory() {
    List<String> once = story(7);
    assertTrue(once.size() > 1000, "a story of " + once.size() + " lines");
    assertEquals(once, story(7));
    assertNotEquals(once, story(8));
  }

  @Test
  void watchingChangesNothing() {
    Result told = new Run(7, Laws.all(), new Story(true, line -> {})).result();
    Result quiet = new Run(7, Laws.all(), new Observer() {}).result();
    assertEquals(quiet, told);
  }

  @Test
  void aReportNamesTheSeedAndTheCommand() {
    Result result = new Run(7, Laws.all(), new Observer() {}).result();
    assertTrue(SimMain.report(result).startsWith("seed 7: "), SimMain.report(result));
    assertTrue(
        SimMain.report(result).endsWith("mvn -Psim -Dseeds=7-7 -Dtrace"), SimMain.report(result));
  }

  private static List<String> story(long seed) {
    List<String> lines = new ArrayList<>();
    new Run(seed, Laws.all(), new Story(true, lines::add)).result();
    return lines;
  }
}
