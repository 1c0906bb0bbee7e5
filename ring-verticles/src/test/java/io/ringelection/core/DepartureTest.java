package io.ringelection.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.Cause;
import io.ringelection.NodeId;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Message;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Why a member is in the view no longer, as the leader tells. */
class DepartureTest {
  private final TestRing ring = new TestRing(60, 3);
  private NodeId third;

  @BeforeEach
  void start() {
    List.of("n1", "n2", "n3").forEach(ring::start);
    ring.settle(3);
    third = ring.nodes.get("n3").self();
  }

  private List<Cause> causes() {
    return ring.facts("n1", Effect.ViewCommitted.class).stream()
        .flatMap(committed -> committed.departed().values().stream())
        .toList();
  }

  private void untilDropped(long millis) {
    ring.runUntil(millis, () -> !causes().isEmpty());
  }

  @Test
  void whoIsSilentIsDroppedWithItsLease() {
    ring.crash("n3");
    untilDropped(10_000);
    assertEquals(List.of(Cause.LEASE_EXPIRED), causes());
  }

  @Test
  void whoseDeathIsProvedDied() {
    ring.crash("n3");
    ring.step("n1", new Input.Dead(third));
    untilDropped(1_000);
    assertEquals(List.of(Cause.CRASH_PROVED), causes());
  }

  /** No voter is heard until its process has ended, which is proved. */
  @Test
  void whoLeftAndThenDiedLeft() {
    ring.lost = envelope -> envelope.message() instanceof Message.Accepted;
    ring.step("n3", new Input.Leave());
    ring.runFor(200);
    ring.crash("n3");
    ring.step("n1", new Input.Dead(third));
    assertEquals(List.of(), causes());

    ring.lost = envelope -> false;
    untilDropped(1_000);
    assertEquals(List.of(Cause.LEAVE), causes());
  }
}
