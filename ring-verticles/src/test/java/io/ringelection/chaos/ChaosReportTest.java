package io.ringelection.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.RingOptions;
import io.ringelection.chaos.fault.Kind;
import io.ringelection.ledger.Figures;
import io.ringelection.ledger.History;
import io.ringelection.ledger.Hold;
import io.ringelection.ledger.Span;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** From when on the ring is late, and what makes the program fail. Times in seconds. */
class ChaosReportTest {
  private static final RingOptions OPTIONS = RingOptions.lan().setPartitions(1);

  private static final Figures LOOKS = new Figures(9, 1, 1, 1);

  /** Nobody owns it from 100 to 110. */
  private final History history =
      new History(List.of(), List.of(hold("a", 10, 100), hold("a", 110, 200)), List.of());

  @Test
  void backInTime() {
    ChaosReport report = report(104, 104);
    assertEquals(List.of(), report.shortcomings());
    assertEquals(List.of(), report.violations());
  }

  @Test
  void backTooLateIsTold() {
    ChaosReport report = report(103, 103);
    assertEquals(List.of("7.00 s after (7.00 s after the heal): cut"), report.shortcomings());
    assertEquals(List.of(), report.violations());
  }

  @Test
  void whereAProcessHadToStartBothTimesAreTold() {
    ChaosReport report = report(101, 108);
    assertEquals(List.of(), report.shortcomings());
    String line = report.text().lines().filter(l -> l.contains("two halves")).findFirst().get();
    assertTrue(line.matches(".* 2\\.00 s .* 9\\.00 s .*"), line);
  }

  @Test
  void neverWholeAgainIsAViolation() {
    History gone = new History(List.of(), List.of(hold("a", 10, 100)), List.of());
    assertEquals(
        List.of("never whole again: cut"),
        report(episode(104, 104), gone, LOOKS, Links.FIXED).violations());
  }

  @Test
  void looksThatAreFarApartSayNothing() {
    Figures coarse = new Figures(9, 1, TimeUnit.MILLISECONDS.toNanos(101), 1);
    assertEquals(
        List.of("too coarse: of 100 looks one is 101.0 ms after the last"),
        report(episode(104, 104), history, coarse, Links.FIXED).shortcomings());
  }

  /** What is late then is told, and is no fault: the event bus is as late. */
  @Test
  void withoutDirectConnectionsNothingIsPromised() {
    ChaosReport report = report(episode(101, 101), history, LOOKS, Links.NONE);
    assertTrue(report.text().contains("LATE"));
    assertEquals(List.of(), report.shortcomings());
  }

  private ChaosReport report(long healed, long up) {
    return report(episode(healed, up), history, LOOKS, Links.FIXED);
  }

  private static ChaosReport report(Episode episode, History history, Figures looks, Links links) {
    return new ChaosReport(
        new Findings(List.of(episode), history, looks, 0, List.of(), List.of()), OPTIONS, links);
  }

  private static Episode episode(long healed, long up) {
    return new Episode(
        List.of(Kind.HALVES),
        "cut",
        nanos(95),
        nanos(healed),
        nanos(up),
        nanos(150),
        List.of("a"),
        0,
        1);
  }

  private static Hold hold(String node, long from, long to) {
    return new Hold(0, node, 1, new Span(nanos(from), nanos(from)), new Span(nanos(to), nanos(to)));
  }

  private static long nanos(long seconds) {
    return TimeUnit.SECONDS.toNanos(seconds);
  }
}
