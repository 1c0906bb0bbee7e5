package io.ringelection.scheduler.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.Cause;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.RingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TakeoversTest {
  private static final NodeId N1 = new NodeId("n1", 1);
  private static final NodeId N2 = new NodeId("n2", 2);

  private final List<String> told = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private final Takeovers takeovers = new Takeovers(() -> now, told::add);

  private void assigned(NodeId node, long token, int... partitions) {
    assigned(Cause.UNOWNED, node, token, partitions);
  }

  private void assigned(Cause cause, NodeId node, long token, int... partitions) {
    List<Grant> grants =
        IntStream.of(partitions).mapToObj(partition -> new Grant(partition, token, null)).toList();
    takeovers.apply(new RingEvent.Assigned("ring", node, 1, cause, grants));
  }

  @Test
  void theLastPartitionOwnedAgainIsTold() {
    assigned(N1, 1, 0, 1);
    assigned(N2, 1, 2, 3, 4);
    takeovers.died(N2);
    takeovers.died(N2);
    now = now.plusMillis(400);
    assigned(N1, 2, 2, 3);
    assertEquals(List.of(), told);
    now = now.plusMillis(1012);
    assigned(N1, 3, 4);
    assertEquals(List.of("n2 died: its 3 partitions are owned again after 1,412 ms"), told);
  }

  @Test
  void lateNewsOfTheDeadIsNoTakeover() {
    assigned(N2, 5, 2);
    takeovers.died(N2);
    assigned(N2, 5, 2);
    assigned(N1, 4, 2);
    assertEquals(List.of(), told);
    assigned(N1, 6, 2);
    assertEquals(1, told.size());
  }

  @Test
  void aDeathThatNobodySawIsKnownByItsHeirs() {
    assigned(N2, 1, 2, 3);
    assigned(Cause.CRASH_PROVED, N1, 2, 2);
    assertEquals(List.of(), told);
    assigned(Cause.LEASE_EXPIRED, N1, 3, 3);
    assertEquals(List.of("n2 died: its 2 partitions are owned again"), told);
  }

  @Test
  void whoWasOnlyLateIsNotDead() {
    assigned(N2, 1, 2, 3);
    assigned(Cause.OWNER_LOST, N1, 2, 2);
    assigned(N2, 4, 2);
    takeovers.died(N2);
    assigned(Cause.OWNER_LOST, N1, 5, 2, 3);
    assertEquals(List.of("n2 died: its 2 partitions are owned again after 0 ms"), told);
  }

  @Test
  void aDeathThatIsSeenAfterItsHeirsIsTimedFromThen() {
    assigned(N2, 1, 2, 3);
    assigned(Cause.OWNER_LOST, N1, 2, 2);
    takeovers.died(N2);
    now = now.plusMillis(7);
    assigned(Cause.OWNER_LOST, N1, 3, 3);
    assertEquals(List.of("n2 died: its 1 partitions are owned again after 7 ms"), told);
  }
}
