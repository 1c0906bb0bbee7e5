package io.ringelection.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.ledger.Entry.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is made of ledgers, and that each kind of violation planted in them is found. */
class HistoryTest {
  private static final String A = "a@1";
  private static final String B = "b@2";
  private static final Map<String, Long> NOBODY_KILLED = Map.of();

  @Test
  void handOffIsInOrder() {
    History history =
        history(ledger(A, seen(10, 5), gone(100, 5)), ledger(B, seen(103, 6), gone(200, 6)));

    assertEquals(List.of(), history.lapses());
    assertEquals(
        List.of(
            new Hold(3, A, 5, new Span(9, 10), new Span(100, 101)),
            new Hold(3, B, 6, new Span(102, 103), new Span(200, 201))),
        history.holds());
    assertEquals(List.of(), Safety.twoOwners(history));
    assertEquals(List.of(), Safety.tokensNotRising(history));
  }

  @Test
  void twoOwnersAtOneInstant() {
    History history =
        history(ledger(A, seen(10, 5), gone(103, 5)), ledger(B, seen(103, 6), gone(200, 6)));

    assertEquals(
        List.of(
            "two owners: partition 3 held by a@1 with token 0.5 from 10 to 103;"
                + " partition 3 held by b@2 with token 0.6 from 103 to 200"),
        Safety.twoOwners(history));
  }

  @Test
  void twoOwnersThoughAnotherOneWasBetween() {
    History history =
        history(
            ledger(A, seen(10, 5), gone(300, 5)),
            ledger(B, seen(20, 6), gone(30, 6), seen(290, 7), gone(310, 7)));

    assertEquals(2, Safety.twoOwners(history).size());
  }

  /** The look that would have shown the end came only after the pause: nothing is proved. */
  @Test
  void aStoppedProcessIsNotTakenToOwnUntilItWakes() {
    Entry wakes = new Entry(Kind.GONE, A, 100, 9000, 3, 5);
    History history =
        history(ledger(A, seen(10, 5), wakes), ledger(B, seen(2100, 6), gone(9500, 6)));

    assertEquals(List.of(), Safety.twoOwners(history));
  }

  @Test
  void aWokenProcessThatStillClaimsIsFound() {
    Entry stillClaims = Entry.parse(still(9001).line());
    History history =
        history(
            ledger(A, seen(10, 5), stillClaims, gone(9010, 5)),
            ledger(B, seen(2100, 6), gone(9500, 6)));

    assertEquals(1, Safety.twoOwners(history).size());
  }

  /** Judged by their tokens alone, and counted, so that nobody takes silence for innocence. */
  @Test
  void whatNobodySawForCertainIsCounted() {
    Entry slow = new Entry(Kind.SEEN, B, 9, 9000, 3, 5);
    Entry gone = new Entry(Kind.GONE, B, 9, 9001, 3, 5);

    assertEquals(1, Safety.unproved(history(ledger(B, slow, gone))));
    assertEquals(0, Safety.unproved(history(ledger(A, seen(10, 5), gone(20, 5)))));
  }

  @Test
  void distancesOfLooksAreThoseThatLedgersTell() {
    Entry close = new Entry(Kind.STILL, A, 10, 10, 0, 1_000);
    Entry far = new Entry(Kind.STILL, A, 20, 20, 0, 50_000);

    assertEquals(
        new Figures(2, 50_000, 50_000, 50_000),
        Looks.distances(List.of(ledger(A, close, seen(10, 5)), ledger(B, far))));
  }

  @Test
  void tokenGivenTwice() {
    History history =
        history(ledger(A, seen(10, 5), gone(20, 5)), ledger(B, seen(30, 5), gone(40, 5)));

    assertEquals(1, Safety.tokensNotRising(history).size());
    assertEquals(List.of(), Safety.twoOwners(history));
  }

  @Test
  void leaseRenewedLateIsOneGrant() {
    History history = history(ledger(A, seen(10, 5), gone(20, 5), seen(30, 5), gone(40, 5)));

    assertEquals(List.of(), Safety.tokensNotRising(history));
  }

  @Test
  void tokenThatComesBackAfterAHigherOne() {
    History history =
        history(
            ledger(A, seen(10, 5), gone(20, 5), seen(90, 5), gone(95, 5)),
            ledger(B, seen(30, 6), gone(40, 6)));

    assertEquals(1, Safety.tokensNotRising(history).size());
  }

  @Test
  void lowerTokenAfterAHigherOne() {
    History history =
        history(ledger(A, seen(10, 6), gone(20, 6)), ledger(B, seen(30, 5), gone(40, 5)));

    assertEquals(1, Safety.tokensNotRising(history).size());
  }

  /**
   * Stopped between its look and its look at the clock: the order is open, so nothing is proved.
   */
  @Test
  void lookThatTookLongProvesNoOrder() {
    Entry slow = new Entry(Kind.SEEN, B, 9, 9000, 3, 5);
    Entry gone = new Entry(Kind.GONE, B, 9, 9001, 3, 5);
    History history = history(ledger(A, seen(50, 6), gone(60, 6)), ledger(B, slow, gone));

    assertEquals(List.of(), Safety.tokensNotRising(history));
    assertEquals(List.of(), Safety.twoOwners(history));
  }

  @Test
  void killedProcessOwnedUntilItsDeath() {
    History history =
        History.of(
            List.of(open(A, seen(10, 5), still(90)), ledger(B, seen(2100, 6), gone(9500, 6))),
            Map.of(A, 100L));

    assertEquals(List.of(), history.lapses());
  }

  @Test
  void ledgerWithoutAnEndOfAProcessThatWasNotKilled() {
    assertEquals(
        List.of("the ledger of a@1 has no end"),
        History.of(List.of(open(A, seen(10, 5))), NOBODY_KILLED).lapses());
  }

  @Test
  void ledgerThatWasNotKeptUntilTheProcessWasKilled() {
    long later = Duration.ofSeconds(60).toNanos();

    assertEquals(
        List.of("the ledger of a@1 ends long before the process did"),
        History.of(List.of(open(A, seen(10, 5), still(90))), Map.of(A, later)).lapses());
  }

  @Test
  void ledgersThatContradictThemselves() {
    assertEquals(
        5,
        history(
                ledger(A, seen(10, 5), seen(20, 6)),
                ledger(B, gone(10, 5), told(Kind.LOST, 5), Entry.parse(hole().line())),
                ledger("c@3", told(Kind.ASSIGNED, 5), told(Kind.ASSIGNED, 6)))
            .lapses()
            .size());
  }

  @SafeVarargs
  private static History history(List<Entry>... ledgers) {
    return History.of(List.of(ledgers), NOBODY_KILLED);
  }

  private static List<Entry> ledger(String node, Entry... entries) {
    List<Entry> all = new ArrayList<>(open(node, entries));
    all.add(new Entry(Kind.CLOSED, node, 10_000, 10_000, 0, 0));
    return all;
  }

  private static List<Entry> open(String node, Entry... entries) {
    List<Entry> all = new ArrayList<>(List.of(new Entry(Kind.OPENED, node, 0, 0, 8, 0)));
    for (Entry entry : entries) {
      all.add(
          new Entry(
              entry.kind(), node, entry.from(), entry.to(), entry.partition(), entry.token()));
    }
    return all;
  }

  private static Entry seen(long at, long token) {
    return new Entry(Kind.SEEN, "", at - 1, at, 3, token);
  }

  private static Entry gone(long at, long token) {
    return new Entry(Kind.GONE, "", at, at + 1, 3, token);
  }

  private static Entry still(long at) {
    return new Entry(Kind.STILL, "", at, at, 0, 0);
  }

  private static Entry hole() {
    return new Entry(Kind.HOLE, "", 1, 1, 0, 0);
  }

  private static Entry told(Kind kind, long token) {
    return new Entry(kind, "", 1, 1, 3, token);
  }
}
