package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.Cause;
import io.ringelection.EventHead;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.RingEvent;
import io.ringelection.journal.Notice;
import io.ringelection.journal.Picture;
import io.ringelection.web.LedgerPhases.Phase;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A move as the ledger tells it. */
class LedgerPhasesTest {
  private static final long TERM = 9;

  private long millis;
  private long sequence;
  private final LedgerPhases phases =
      new LedgerPhases(4, () -> TimeUnit.MILLISECONDS.toNanos(millis));

  private EventHead head(NodeId node) {
    return new EventHead("ring", node, ++sequence, TERM, 0, Cause.BALANCE, 1);
  }

  private static List<Grant> grants(int... partitions) {
    return Arrays.stream(partitions).mapToObj(p -> new Grant(p, 1, null)).toList();
  }

  private RingEvent tell(RingEvent event) {
    phases.hear(new Notice.Change("id", event));
    return event;
  }

  private RingEvent revoking(int... partitions) {
    return tell(new RingEvent.Revoking(head(StubRing.N1), grants(partitions), 1_000));
  }

  private RingEvent revoked(int... partitions) {
    return tell(new RingEvent.Revoked(head(StubRing.N1), grants(partitions)));
  }

  private RingEvent assigned(int... partitions) {
    return tell(new RingEvent.Assigned(head(StubRing.N2), grants(partitions)));
  }

  @Test
  void aMoveHasItsPlanAndTheTimeOfEachPhase() {
    tell(new RingEvent.PlanStarted(head(StubRing.N3), 2, 2));
    RingEvent asked = revoking(3, 4);
    millis += 5;
    RingEvent given = revoked(3);
    millis += 7;
    RingEvent taken = assigned(3);
    assertEquals(new Phase(2, -1), phases.of(asked));
    assertEquals(new Phase(2, 5), phases.of(given));
    assertEquals(new Phase(2, 7), phases.of(taken));
    revoked(4);
    tell(new RingEvent.PlanFinished(head(StubRing.N3), 2, 2, 12));
    assertEquals(new Phase(0, 0), phases.of(assigned(4)));
  }

  @Test
  void theLongestPartitionCounts() {
    revoked(1);
    millis += 5;
    revoked(2);
    assertEquals(new Phase(0, 5), phases.of(assigned(1, 2)));
  }

  @Test
  void afterASnapshotTheBeginningsAreNotKnown() {
    revoked(1);
    phases.hear(new Notice.Snapshot("id", Picture.empty("ring")));
    assertEquals(LedgerPhases.NONE, phases.of(assigned(1)));
  }

  @Test
  void whatALostOwnerWasAskedForIsOver() {
    revoking(1);
    RingEvent lost = tell(new RingEvent.Lost(head(StubRing.N1), grants(1)));
    millis += 9;
    assertEquals(LedgerPhases.NONE, phases.of(lost));
    assertEquals(new Phase(0, 9), phases.of(assigned(1)));
    assertEquals(LedgerPhases.NONE, phases.of(revoked(1)));
  }

  @Test
  void onlyTheLastAreKnown() {
    RingEvent first = revoking(1);
    revoked(1);
    RingEvent third = assigned(1);
    millis += 3;
    revoking(1);
    assertEquals(new Phase(0, 0), phases.of(third));
    revoked(1);
    assertEquals(LedgerPhases.NONE, phases.of(first));
    assertEquals(new Phase(0, 0), phases.of(third));
  }
}
