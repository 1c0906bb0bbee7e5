package io.ringelection.scheduler.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.ledger.History;
import io.ringelection.ledger.Hold;
import io.ringelection.ledger.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/** For how long a partition had no owner. */
class GapTest {

  /** The look that would have shown the end came only after the pause. */
  @Test
  void aStoppedProcessOwnedUntilItWasStopped() {
    assertEquals(
        List.of(2000L),
        lengths(
            new Window(Window.Kind.STOP_MEMBER, "a", 100, 9000),
            hold("a@1", 5, 10, new Span(100, 9000)),
            hold("b@2", 6, 2100, new Span(9500, 9501))));
  }

  @Test
  void leaseRenewedLateIsAGapThoughOneGrant() {
    assertEquals(
        List.of(10L),
        lengths(
            new Window(Window.Kind.TERM, "b", 15, 35),
            hold("a@1", 5, 10, new Span(20, 21)),
            hold("a@1", 5, 30, new Span(40, 41))));
  }

  @Test
  void aKilledProcessOwnedUntilTheWindowBegan() {
    assertEquals(
        List.of(2005L),
        lengths(
            new Window(Window.Kind.TERM, "a", 95, 9000),
            hold("a@1", 5, 10, new Span(90, 100)),
            hold("b@2", 6, 2100, new Span(9500, 9501))));
  }

  @Test
  void aGapBelongsToTheWindowItEndsIn() {
    Hold[] holds = {
      hold("a@1", 5, 10, new Span(100, 101)),
      hold("b@2", 6, 107, new Span(200, 201)),
      hold("b@2", 7, 250, new Span(300, 301))
    };

    assertEquals(List.of(7L), lengths(new Window(Window.Kind.TERM, "a", 50, 110), holds));
    assertEquals(List.of(50L), lengths(new Window(Window.Kind.TERM, "a", 110, 400), holds));
    assertEquals(List.of(10L), lengths(new Window(Window.Kind.FORM, "all", 0, 50), holds));
  }

  private static List<Long> lengths(Window window, Hold... holds) {
    History history = new History(List.of(holds), List.of(), List.of());
    return Gap.of(history, List.of(window)).stream().map(Gap::nanos).toList();
  }

  private static Hold hold(String node, long token, long from, Span end) {
    return new Hold(3, node, token, new Span(from - 1, from), end);
  }
}
