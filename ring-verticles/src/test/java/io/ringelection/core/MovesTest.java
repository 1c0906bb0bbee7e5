package io.ringelection.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Grant;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How many partitions are under hand-off at one time in the whole ring, and to one member. */
class MovesTest {
  private static final int MOST = 64;

  @Test
  void noMoreThanAllowedAreUnderWayAndTheNextOneFollowsEachThatIsDone() {
    TestRing ring = threeAndAJoiner(1_000);
    // A member that holds so many may be given as many as all others may be asked for at once.
    ring.runUntil(5_000, () -> ring.nodes.get("n4").owned() == MOST);
    ring.handsOffAtOnce = false;
    int before = asked(ring).size();
    ring.runFor(600);
    assertEquals(before + MOST, asked(ring).size());

    List<Effect.Revoking> last = ring.facts("n1", Effect.Revoking.class);
    List<Grant> grants = last.get(last.size() - 1).grants().subList(0, 3);
    ring.step("n1", new Input.HandedOff(grants));
    ring.runFor(2);
    assertEquals(before + MOST + 3, asked(ring).size());
    assertEquals(MOST + 3, ring.nodes.get("n4").owned());
  }

  @Test
  void aNewMemberIsGivenOnePartitionFirstAndMoreWheneverItHasShownThatItHoldsThem() {
    TestRing ring = threeAndAJoiner(1_000);
    Set<Integer> shown = new LinkedHashSet<>();
    ring.tap =
        envelope -> {
          if (envelope.message() instanceof Message.Heartbeat beat
              && envelope.from().name().equals("n4")) {
            shown.add(beat.count());
          }
        };
    ring.settle(4);
    ring.runFor(250);
    assertEquals(List.of(0, 1, 4, 16, 64, 250), List.copyOf(shown));
  }

  @Test
  void whoGoesIsNotKeptWaitingForANewMember() {
    TestRing ring = threeAndAJoiner(12);
    ring.runUntil(5_000, () -> ring.nodes.get("n4").owned() == 1);
    ring.step("n1", new Input.Leave());
    ring.runFor(50);
    assertEquals(0, ring.nodes.get("n1").owned());
    assertTrue(ring.isWhole());
  }

  private static TestRing threeAndAJoiner(int partitions) {
    TestRing ring = new TestRing(partitions, 3);
    List.of("n1", "n2", "n3").forEach(ring::start);
    ring.settle(3);
    ring.start("n4");
    return ring;
  }

  private static List<Grant> asked(TestRing ring) {
    List<Grant> asked = new ArrayList<>();
    ring.nodes
        .keySet()
        .forEach(n -> ring.facts(n, Effect.Revoking.class).forEach(r -> asked.addAll(r.grants())));
    return asked;
  }
}
