package io.ringelection.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.Phase;
import io.ringelection.RingFigures;
import io.ringelection.RingStatus;
import io.ringelection.web.StubRing;
import org.junit.jupiter.api.Test;

/** The checks that depend on time. */
class HealthChecksTest {
  private final StubRing ring = StubRing.joined();
  private long now;
  private final LoopCheck loop = new LoopCheck(ring, () -> now);
  private final ShareCheck share = new ShareCheck(ring, () -> now);

  private void owns(int partitions) {
    var s = ring.status;
    ring.status =
        new RingStatus(
            s.ring(),
            s.node(),
            s.phase(),
            s.term(),
            s.leaderId(),
            s.view(),
            partitions,
            s.leaseMillis(),
            s.waitingFor(),
            s.rebalance());
  }

  @Test
  void aLoopThatTurnsIsAlive() {
    for (int i = 1; i < 5; i++) {
      ring.figures = turned(i);
      assertEquals("", loop.failure());
      now += LoopCheck.STUCK_NANOS;
    }
  }

  @Test
  void aLoopThatStandsStillForHalfAMinuteIsNot() {
    ring.figures = turned(7);
    assertEquals("", loop.failure());
    now += LoopCheck.STUCK_NANOS - 1;
    assertEquals("", loop.failure());
    now += 1;
    assertEquals("the node's loop has not turned for 30 s", loop.failure());
    ring.figures = turned(8);
    assertEquals("", loop.failure());
  }

  @Test
  void aNodeThatHasNotJoinedOrHasLeftHasNoLoop() {
    ring.phase(Phase.NEW, 0, "");
    assertEquals("", loop.failure());
    now += 2 * LoopCheck.STUCK_NANOS;
    assertEquals("", loop.failure());
    ring.phase(Phase.LEFT, 0, "");
    now += 2 * LoopCheck.STUCK_NANOS;
    assertEquals("", loop.failure());
  }

  @Test
  void aNewMemberWaitsForItsShareOnce() {
    owns(1);
    assertEquals("the hand-off of this node's share: it owns 1 of 2 partitions", share.failure());
    owns(2);
    assertEquals("", share.failure());
    owns(0);
    assertEquals("", share.failure());
  }

  @Test
  void aMemberThatNeverOwnsIsReadyAfterAWhile() {
    owns(0);
    now += 5 * ShareCheck.PATIENCE_NANOS;
    assertEquals("the hand-off of this node's share: it owns 0 of 2 partitions", share.failure());
    now += ShareCheck.PATIENCE_NANOS;
    assertEquals("", share.failure());
  }

  private static RingFigures turned(long times) {
    RingFigures none = RingFigures.NONE;
    return new RingFigures(
        none.electionsStood(),
        none.electionsWon(),
        none.heartbeatsSent(),
        none.heartbeatsReceived(),
        none.heartbeatsLate(),
        new RingFigures.Times(times, 0, 0),
        none.moves(),
        none.handOffs(),
        none.fences(),
        none.inboxDrops(),
        none.plans(),
        none.grantsReceived(),
        none.lapses(),
        none.messagesSent(),
        none.messagesReceived());
  }
}
