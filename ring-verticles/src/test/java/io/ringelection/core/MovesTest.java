package io.ringelection.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.Grant;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many partitions are under hand-off at one time in the whole ring. */
class MovesTest {
  private static final int MOST = 64;

  @Test
  void noMoreThanAllowedAreUnderWayAndTheNextOneFollowsEachThatIsDone() {
    TestRing ring = new TestRing(1_000, 3);
    List.of("n1", "n2", "n3").forEach(ring::start);
    ring.settle(3);
    ring.handsOffAtOnce = false;
    ring.start("n4");
    ring.runFor(600);
    assertEquals(MOST, asked(ring).size());

    Effect.Revoking first = ring.facts("n1", Effect.Revoking.class).get(0);
    ring.step("n1", new Input.HandedOff(first.grants().subList(0, 3)));
    ring.runFor(2);
    assertEquals(MOST + 3, asked(ring).size());
    assertEquals(3, ring.nodes.get("n4").owned());
  }

  private static List<Grant> asked(TestRing ring) {
    List<Grant> asked = new ArrayList<>();
    ring.nodes
        .keySet()
        .forEach(n -> ring.facts(n, Effect.Revoking.class).forEach(r -> asked.addAll(r.grants())));
    return asked;
  }
}
