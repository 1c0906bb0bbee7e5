package io.ringelection.watchdog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.Cause;
import io.ringelection.EventHead;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.NodeState;
import io.ringelection.RingEvent;
import io.ringelection.journal.Notice;
import io.ringelection.journal.Picture;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is counted of what the nodes tell. */
class SentryTest {
  private static final String RING = "ring";
  private static final NodeId N1 = new NodeId("n1", 1);
  private static final NodeId N2 = new NodeId("n2", 2);

  private final Sentry sentry = new Sentry(8, () -> nanos(), () -> 1_760_000_000_000L);
  private long millis;
  private long sequence;

  private long nanos() {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private EventHead head(NodeId node) {
    return new EventHead(RING, node, ++sequence, Cause.BALANCE);
  }

  private void tell(RingEvent event) {
    sentry.hear(new Notice.Change("id", event));
  }

  private void assigned(NodeId node, Grant... grants) {
    tell(new RingEvent.Assigned(head(node), List.of(grants)));
  }

  private void revoked(NodeId node, Grant... grants) {
    tell(new RingEvent.Revoked(head(node), List.of(grants)));
  }

  private static Grant grant(int partition, long token) {
    return new Grant(partition, token, null);
  }

  private static NodeState state(NodeId node, Grant... grants) {
    return new NodeState(RING, node, 9, List.of(grants));
  }

  private void snapshot(NodeState... states) {
    sentry.hear(
        new Notice.Snapshot(
            "id",
            new Picture(RING, 1, N1, 1, List.of(N1, N2), List.of(N1), Arrays.asList(states))));
  }

  @Test
  void thereIsNothingToSeeInAQuietRing() {
    snapshot(state(N1, grant(0, 1), grant(1, 2)));
    millis += 1_000;
    assertEquals(Sightings.NONE, sentry.sightings());
  }

  @Test
  void theTimeWithoutAnOwnerIsCountedFromItsEndToItsBeginning() {
    assigned(N1, grant(0, 1), grant(1, 2));
    revoked(N1, grant(0, 1), grant(1, 2));
    millis += 30;
    assigned(N2, grant(0, 3));
    millis += 10;
    Sightings seen = sentry.sightings();
    assertEquals(1, seen.unowned());
    assertEquals(TimeUnit.MILLISECONDS.toNanos(70), seen.unownedNanos());
    assertEquals(
        List.of(
            new Sightings.Vacancy(1, TimeUnit.MILLISECONDS.toNanos(40), 1, true),
            new Sightings.Vacancy(0, TimeUnit.MILLISECONDS.toNanos(30), 1, false)),
        seen.vacancies());
  }

  @Test
  void aPartitionThatNobodyOwnedYetIsNotMissed() {
    snapshot(state(N1));
    millis += 1_000;
    assertEquals(0, sentry.sightings().unownedNanos());
  }

  @Test
  void aSnapshotWithoutAnOwnerBeginsAVacancyAndOneWithAnOwnerEndsIt() {
    snapshot(state(N1, grant(0, 1)));
    snapshot(state(N1));
    millis += 20;
    assertEquals(1, sentry.sightings().unowned());
    snapshot(state(N2, grant(0, 2)));
    millis += 20;
    assertEquals(0, sentry.sightings().unowned());
    assertEquals(TimeUnit.MILLISECONDS.toNanos(20), sentry.sightings().unownedNanos());
  }

  @Test
  void newsInAnotherOrderAreNoOverlap() {
    assigned(N1, grant(0, 1));
    assigned(N2, grant(0, 2));
    assertEquals(Set.of(N1), sentry.suspects());
    revoked(N1, grant(0, 1));
    assertEquals(Set.of(), sentry.suspects());
    assertEquals(Sightings.NONE, sentry.sightings());
  }

  @Test
  void aSuspectThatOwnsNoLongerIsInnocent() {
    assigned(N1, grant(0, 1));
    assigned(N2, grant(0, 2));
    sentry.settle(state(N1));
    assertEquals(Set.of(), sentry.suspects());
    assertEquals(0, sentry.sightings().overlaps());
  }

  @Test
  void aSuspectThatOwnsThePartitionAnewIsInnocent() {
    assigned(N1, grant(0, 1));
    assigned(N2, grant(0, 2));
    sentry.settle(state(N1, grant(0, 3)));
    assertEquals(0, sentry.sightings().overlaps());
  }

  @Test
  void aSuspectThatStillOwnsWhatAnotherOwnsIsAnOverlapOnce() {
    assigned(N2, grant(0, 2));
    assigned(N1, grant(0, 1));
    assertEquals(Set.of(N1), sentry.suspects());
    sentry.settle(state(N1, grant(0, 1)));
    sentry.settle(state(N1, grant(0, 1)));
    Sightings seen = sentry.sightings();
    assertEquals(1, seen.overlaps());
    assertEquals(
        List.of(new Sightings.Overlap(0, N1, N2, 1_760_000_000_000L)), seen.lastOverlaps());
  }

  @Test
  void oneTokenOfTwoNodesIsAnOverlapAtOnce() {
    assigned(N1, grant(0, 1));
    assigned(N2, grant(0, 1));
    snapshot(state(N1, grant(3, 7)), state(N2, grant(3, 7)));
    assertEquals(2, sentry.sightings().overlaps());
  }

  @Test
  void overlapsAreCountedWithoutEndAndToldWithOne() {
    for (int i = 0; i < 150; i++) {
      assigned(N1, grant(0, i));
      assigned(N2, grant(0, i));
      revoked(N1, grant(0, i));
      revoked(N2, grant(0, i));
    }
    assertEquals(150, sentry.sightings().overlaps());
    assertEquals(100, sentry.sightings().lastOverlaps().size());
  }

  @Test
  void aHandOffIsStuckWhenItIsLongOverItsLimit() {
    assigned(N1, grant(0, 1));
    tell(new RingEvent.Revoking(head(N1), List.of(grant(0, 1)), 500));
    millis += 1_500;
    assertEquals(0, sentry.sightings().stuck());
    millis += 1;
    assertEquals(
        List.of(new Sightings.StuckHandOff(0, N1, TimeUnit.MILLISECONDS.toNanos(1_501))),
        sentry.sightings().stuckHandOffs());
    revoked(N1, grant(0, 1));
    assertEquals(List.of(), sentry.sightings().stuckHandOffs());
    assertEquals(1, sentry.sightings().stuck());
  }

  @Test
  void aHandOffInTimeIsForgotten() {
    assigned(N1, grant(0, 1));
    tell(new RingEvent.Revoking(head(N1), List.of(grant(0, 1)), 500));
    millis += 400;
    revoked(N1, grant(0, 1));
    millis += 60_000;
    assertEquals(0, sentry.sightings().stuck());
  }

  @Test
  void aMemberThatLeavesThreeTimesInTenMinutesIsRestless() {
    for (int i = 0; i < 3; i++) {
      assertEquals(List.of(), sentry.sightings().flapping());
      tell(new RingEvent.MemberLeft(head(N2), new NodeId("n1", i)));
      millis += 60_000;
    }
    assertEquals(List.of(new Sightings.Flapping("n1", 3)), sentry.sightings().flapping());
    millis += 8 * 60_000;
    assertEquals(List.of(), sentry.sightings().flapping());
  }

  @Test
  void aPartitionBeyondTheRingIsIgnored() {
    assigned(N1, grant(8, 1));
    snapshot(state(N1, grant(9, 1)));
    revoked(N1, grant(8, 1));
    assertEquals(Sightings.NONE, sentry.sightings());
  }
}
