package io.ringelection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A follower of one node. Directed cases first; then random lives of a node, of which a random part
 * is lost or told twice, must end in the same ownership, without a partition that begins twice or
 * ends before it began.
 */
class FollowedNodeTest {
  private static final NodeId NODE = new NodeId("n1", 1);
  private final FollowedNode node = new FollowedNode("ring", NODE);

  private static List<Grant> grant(int partition, long token) {
    return List.of(new Grant(partition, token, null));
  }

  private static RingEvent assigned(long sequence, int partition, long token) {
    return new RingEvent.Assigned("ring", NODE, sequence, Cause.BALANCE, grant(partition, token));
  }

  private static RingEvent lost(long sequence, Cause cause, int partition, long token) {
    return new RingEvent.Lost("ring", NODE, sequence, cause, grant(partition, token));
  }

  private static NodeState state(long sequence, List<Grant> grants) {
    return new NodeState("ring", NODE, sequence, grants);
  }

  @Test
  void eventsInOrderAreToldAtOnce() {
    assertEquals(List.of(assigned(1, 3, 10)), node.event(assigned(1, 3, 10)));
    assertEquals(List.of(lost(2, Cause.FENCED, 3, 10)), node.event(lost(2, Cause.FENCED, 3, 10)));
    assertFalse(node.hasHole());
  }

  @Test
  void anEventToldTwiceIsToldOnce() {
    node.event(assigned(1, 3, 10));
    assertEquals(List.of(), node.event(assigned(1, 3, 10)));
    assertFalse(node.hasHole());
  }

  @Test
  void aBeatShowsTheLossOfTheLastEvent() {
    node.beat(new Beat("ring", NODE, 0));
    assertFalse(node.hasHole());
    node.beat(new Beat("ring", NODE, 2));
    assertTrue(node.hasHole());
  }

  @Test
  void behindAHoleTheStateComesFirstThenWhatFollowsIt() {
    assertEquals(List.of(), node.event(assigned(3, 5, 12)));
    assertEquals(List.of(), node.event(assigned(4, 6, 13)));
    assertTrue(node.hasHole());
    RingEvent snapshot = new RingEvent.Assigned("ring", NODE, 3, Cause.SNAPSHOT, grant(5, 12));
    assertEquals(List.of(snapshot, assigned(4, 6, 13)), node.state(state(3, grant(5, 12))));
    assertFalse(node.hasHole());
  }

  @Test
  void anotherTokenIsAnotherGrant() {
    node.event(assigned(1, 3, 10));
    node.beat(new Beat("ring", NODE, 3));
    RingEvent begun = new RingEvent.Assigned("ring", NODE, 3, Cause.SNAPSHOT, grant(3, 11));
    assertEquals(
        List.of(lost(3, Cause.SNAPSHOT, 3, 10), begun), node.state(state(3, grant(3, 11))));
  }

  @Test
  void aStateThatLeavesAHoleIsAskedAgain() {
    node.event(assigned(5, 5, 12));
    node.state(state(3, List.of()));
    assertTrue(node.hasHole());
    assertEquals(List.of(), node.state(state(2, List.of())), "older than what was told");
    assertEquals(1, node.state(state(5, grant(5, 12))).size());
    assertFalse(node.hasHole());
  }

  @Test
  void moreEventsThanAreKeptAreMadeUpForByTheNextState() {
    int last = FollowedNode.MAX_KEPT + 10;
    for (int sequence = 2; sequence <= last; sequence++) {
      node.event(assigned(sequence, sequence, sequence));
    }
    node.state(state(1, List.of()));
    assertTrue(node.hasHole());
    assertEquals(last, node.state(state(last, grant(7, 7))).get(0).sequence());
    assertFalse(node.hasHole());
  }

  @Test
  void whoIsGoneHasLostAllItHad() {
    node.event(assigned(1, 3, 10));
    assertEquals(List.of(lost(1, Cause.OWNER_LOST, 3, 10)), node.gone());
    assertEquals(List.of(), node.gone());
  }

  @Test
  void randomLivesEndInTheSameOwnership() {
    for (int seed = 0; seed < 2000; seed++) {
      new Life(seed).run();
    }
  }

  /** One node, its unreliable way to the follower, and a subscriber that checks what it is told. */
  private static final class Life {
    private final Random random;
    private final String name;
    private final FollowedNode follower = new FollowedNode("ring", NODE);
    private final Map<Integer, Long> truth = new TreeMap<>();
    private final Map<Integer, Long> told = new TreeMap<>();
    private long sequence;
    private long token;

    Life(int seed) {
      random = new Random(seed);
      name = "seed " + seed;
    }

    void run() {
      for (int i = 0; i < 60; i++) {
        RingEvent event = change();
        for (int copies = random.nextInt(4) - 1; copies > 0; copies--) {
          check(follower.event(event));
        }
        if (random.nextInt(5) == 0) {
          answer();
        }
      }
      follower.beat(new Beat("ring", NODE, sequence));
      if (follower.hasHole()) {
        answer();
      }
      assertFalse(follower.hasHole(), name);
      assertEquals(truth, told, name);
    }

    private RingEvent change() {
      int partition = random.nextInt(6);
      Long held = truth.remove(partition);
      if (held != null) {
        return random.nextBoolean()
            ? lost(++sequence, Cause.LEASE_LAPSED, partition, held)
            : new RingEvent.Revoked(
                "ring", NODE, ++sequence, Cause.BALANCE, grant(partition, held));
      }
      truth.put(partition, ++token);
      return assigned(++sequence, partition, token);
    }

    private void answer() {
      List<Grant> grants = new ArrayList<>();
      truth.forEach((partition, held) -> grants.addAll(grant(partition, held)));
      check(follower.state(state(sequence, grants)));
    }

    private void check(List<RingEvent> events) {
      for (RingEvent event : events) {
        for (Grant grant : ((OwnershipEvent) event).grants()) {
          Long before =
              event instanceof RingEvent.Assigned
                  ? told.put(grant.partition(), grant.token())
                  : told.remove(grant.partition());
          Long expected = event instanceof RingEvent.Assigned ? null : grant.token();
          assertEquals(expected, before, () -> name + ": " + event + " after " + told);
        }
      }
    }
  }
}
