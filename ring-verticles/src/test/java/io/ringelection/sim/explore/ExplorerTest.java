package io.ringelection.sim.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.core.step.Rule;
import io.ringelection.sim.check.Invariant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The part of the exploring that is quick; {@code mvn -Pexplore} does all of it. Each rule is taken
 * away in the scope that needs it, and there the explorer must find a partition with two owners.
 */
class ExplorerTest {
  private static final long MOST = 100_000;
  private static final long SOME = 15_000;

  @ParameterizedTest
  @CsvSource({
    "move, TWO_PHASE_MOVE",
    "move, FLOOR",
    "lapse, LEASE_FROM_SEND_TIME",
    "failover, WAIT_OUT",
    "failover, BASIS",
    "failover, SETTLED",
    "failover, CONFIRM",
    "failover, DROP_ON_LAPSE",
    "hand-over, ACCEPT_COUNTS"
  })
  void missesEachRule(String scope, Rule rule) {
    Explorer explorer = Explorer.without(rule, Scopes.of(scope));
    Finding finding = explorer.explore(MOST);
    assertNotNull(finding.broken(), () -> rule + " is not missed in " + finding);
    List<String> tale = new Tale(explorer).of(explorer.start(), finding.path());
    String last = tale.get(tale.size() - 1);
    assertTrue(last.contains("!! " + finding.broken().getMessage()), () -> tale.toString());
  }

  /** Two majorities that share no voter: the change from one view to the next is decided twice. */
  @Test
  void missesTheJointMajority() {
    Scope afterFirstCut = Scopes.of("view").after(List.of(new Scope.Cut(0, 1)), 1);
    Explorer explorer = Explorer.without(Rule.JOINT_MAJORITY, afterFirstCut);
    Finding finding = explorer.explore(MOST);
    assertNotNull(finding.broken(), finding::toString);
    assertEquals(Invariant.ONE_OWNER, finding.broken().invariant());
  }

  @ParameterizedTest
  @CsvSource({"move, 60", "hand-over, 50", "failover, 40", "founding, 7", "disorder, 6"})
  void findsNothingWhenAllRulesAreInForce(String scope, int depth) {
    Finding finding =
        new Explorer(
                Scopes.of(scope).toDepth(depth),
                EnumSet.allOf(Rule.class),
                EnumSet.allOf(Invariant.class))
            .explore(SOME);
    assertNull(finding.broken(), finding::toString);
    assertTrue(finding.scenes() > 1000, finding::toString);
  }

  /** Rests on the core alone: the same inputs lead to the same state, whoever counts them. */
  @Test
  void aNodeLedAgainComesToTheSameState() {
    Explorer explorer =
        new Explorer(
            Scopes.of("failover"), EnumSet.allOf(Rule.class), EnumSet.allOf(Invariant.class));
    Scene scene = explorer.start();
    for (int i = 0; i < 100; i++) {
      scene = explorer.stage().after(scene, Options.next(scene));
    }
    for (Snapshot node : scene.nodes()) {
      node.takeLive();
      assertEquals(
          node.digest(node.at()),
          Digest.mix(Digest.of(explorer.stage().machine().revive(node), node.at()), 0));
    }
  }
}
