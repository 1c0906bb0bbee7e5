package io.ringelection.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.RingOptions;
import io.ringelection.chaos.fault.Kind;
import io.ringelection.ledger.History;
import io.ringelection.ledger.Hold;
import io.ringelection.ledger.Span;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** From when on the ring is late, and what makes the program fail. Times in seconds. */
class ChaosReportTest {
  private static final RingOptions OPTIONS = RingOptions.lan().setPartitions(1);

  /** Nobody owns it from 100 to 110. */
  private final History history =
      new History(List.of(), List.of(hold("a", 10, 100), hold("a", 110, 200)), List.of());

  @Test
  void backInTime() {
    ChaosReport report = report(104, 104);
    assertEquals(List.of(), report.late());
    assertEquals(List.of(), report.violations());
  }

  @Test
  void backTooLateIsTold() {
    ChaosReport report = report(103, 103);
    assertEquals(List.of("7.00 s after (7.00 s after the heal): cut"), report.late());
    assertEquals(List.of(), report.violations());
  }

  @Test
  void whereAProcessHadToStartBothTimesAreTold() {
    ChaosReport report = report(101, 108);
    assertEquals(List.of(), report.late());
    String line = report.text().lines().filter(l -> l.contains("two halves")).findFirst().get();
    assertTrue(line.matches(".* 2\\.00 s .* 9\\.00 s .*"), line);
  }

  @Test
  void neverWholeAgainIsAViolation() {
    History gone = new History(List.of(), List.of(hold("a", 10, 100)), List.of());
    assertEquals(
        List.of("never whole again: cut"),
        new ChaosReport(List.of(episode(104, 104)), gone, List.of(), OPTIONS).violations());
  }

  private ChaosReport report(long healed, long up) {
    return new ChaosReport(List.of(episode(healed, up)), history, List.of(), OPTIONS);
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
