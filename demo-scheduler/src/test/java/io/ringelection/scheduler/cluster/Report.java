package io.ringelection.scheduler.cluster;

import io.ringelection.ledger.Figures;
import io.ringelection.scheduler.job.RunState;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Findings for people and for programs. */
final class Report {
  private static final String GAP_LINE = "  %-24s %6s %11s %12s %12s%n";
  private static final String CHECK_LINE = "  %-58s %10s %8s  %s%n";
  private static final int MOST_SENTENCES = 20;

  private final Findings findings;
  private final Map<Window.Kind, Figures> gaps = new EnumMap<>(Window.Kind.class);
  private final Map<Window.Kind, Long> times = new EnumMap<>(Window.Kind.class);

  Report(Findings findings) {
    this.findings = findings;
    for (Window.Kind kind : Window.Kind.values()) {
      gaps.put(kind, Figures.of(nanos(kind)));
      times.put(kind, findings.windows().stream().filter(w -> w.kind() == kind).count());
    }
  }

  private List<Long> nanos(Window.Kind kind) {
    return findings.gaps().stream()
        .filter(gap -> gap.window().kind() == kind)
        .map(Gap::nanos)
        .toList();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    add(text, "%nTimes without an owner, per partition that changed hands%n");
    add(text, GAP_LINE, "after", "events", "partitions", "median", "worst");
    for (Window.Kind kind : Window.Kind.values()) {
      Figures figures = gaps.get(kind);
      add(
          text,
          GAP_LINE,
          kind,
          times.get(kind),
          figures.count(),
          figures.count() == 0 ? "-" : Figures.time(figures.median()),
          figures.count() == 0 ? "-" : Figures.time(figures.worst()));
    }
    add(text, "%n  %-58s %10s %8s%n", "check", "found", "allowed");
    checks(text);
    sentences(text);
    return text.toString();
  }

  private void checks(StringBuilder text) {
    DueTimes due = findings.due();
    long formLimit = Findings.FORM_LIMIT.toNanos();
    long termLimit = Findings.TERM_LIMIT.toNanos();
    long term = gaps.get(Window.Kind.TERM).worst();
    timed(
        text, "c  from start to one ring, all partitions owned", findings.wholeAfter(), formLimit);
    timed(text, "d  longest time without an owner after SIGTERM", term, termLimit);
    none(
        text,
        "d  e  instants with two owners, in " + findings.holds() + " holds",
        findings.twoOwners().size());
    none(text, "e  tokens that did not rise", findings.regressions().size());
    none(text, "   due times missed, of " + due.expected(), due.missed().size());
    none(text, "   due times done twice", due.twice().size());
    none(text, "   holes in ledgers, exit codes", findings.lapses().size());
    fact(text, "   runs made again after their owner was lost", due.again());
    fact(text, "e  late results refused (FENCED)", due.count(RunState.FENCED));
  }

  private static void timed(StringBuilder text, String what, long nanos, long limit) {
    String verdict = nanos <= limit ? "ok" : "TOO LATE";
    add(text, CHECK_LINE, what, Figures.time(nanos), Figures.time(limit), verdict);
  }

  private static void none(StringBuilder text, String what, long count) {
    add(text, CHECK_LINE, what, count, "0", count == 0 ? "ok" : "VIOLATED");
  }

  private static void fact(StringBuilder text, String what, long count) {
    add(text, CHECK_LINE, what, count, "", "");
  }

  private void sentences(StringBuilder text) {
    list(text, "VIOLATED", findings.violations());
    list(text, "TOO LATE", findings.late());
    if (findings.violations().isEmpty() && findings.late().isEmpty()) {
      add(text, "%nAll checks passed.%n");
    }
  }

  private static void list(StringBuilder text, String heading, List<String> sentences) {
    if (!sentences.isEmpty()) {
      add(text, "%n%s%n", heading);
      sentences.stream().limit(MOST_SENTENCES).forEach(line -> add(text, "  %s%n", line));
      if (sentences.size() > MOST_SENTENCES) {
        add(text, "  and %d more%n", sentences.size() - MOST_SENTENCES);
      }
    }
  }

  private static void add(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }

  JsonObject json() {
    JsonObject byKind = new JsonObject();
    gaps.forEach(
        (kind, figures) ->
            byKind.put(
                kind.name(),
                new JsonObject()
                    .put("events", times.get(kind))
                    .put("partitions", figures.count())
                    .put("medianMillis", Figures.millis(figures.median()))
                    .put("worstMillis", Figures.millis(figures.worst()))));
    JsonObject states = new JsonObject();
    findings.due().states().forEach((state, count) -> states.put(state.name(), count));
    return new JsonObject()
        .put("wholeAfterMillis", Figures.millis(findings.wholeAfter()))
        .put("withoutOwner", byKind)
        .put("holds", findings.holds())
        .put("instantsWithTwoOwners", findings.twoOwners().size())
        .put("tokenRegressions", findings.regressions().size())
        .put("dueTimesExpected", findings.due().expected())
        .put("dueTimesMissed", findings.due().missed().size())
        .put("dueTimesDoneTwice", findings.due().twice().size())
        .put("attemptsAfterTheFirst", findings.due().again())
        .put("attempts", states)
        .put("violations", new JsonArray(findings.violations()))
        .put("late", new JsonArray(findings.late()));
  }
}
