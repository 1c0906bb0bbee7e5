package io.ringelection.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.RingStatus;
import io.ringelection.web.StubRing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who looks knows since when, whether somebody asked meanwhile or not. Time is the test's. */
class NodeHealthTest {
  private final StubRing ring = StubRing.joined();
  private long now;
  private final NodeHealth health = new NodeHealth(ring, () -> now);

  @Test
  void theChecksByName() {
    assertEquals(List.of("node", "loop"), health.live().stream().map(Check::id).toList());
    assertEquals(
        List.of("member", "leader", "lease", "share"),
        health.ready().stream().map(Check::id).toList());
    assertTrue(health.isLive());
    assertTrue(health.isReady());
  }

  @Test
  void aLoopThatStoodStillWhileNobodyAskedIsTold() {
    health.look();
    now += LoopCheck.STUCK_NANOS;
    assertFalse(health.isLive());
    assertTrue(health.isReady());
  }

  @Test
  void aShareThatNeverCameWhileNobodyAskedIsNotWaitedFor() {
    RingStatus s = ring.status;
    ring.status =
        new RingStatus(
            s.ring(), s.node(), s.phase(), s.term(), s.leaderId(), s.view(), 0, 1800, "", "");
    health.look();
    assertFalse(health.isReady());
    now += ShareCheck.PATIENCE_NANOS;
    assertTrue(health.isReady());
  }
}
