package io.ringelection.chaos.failover;

import io.ringelection.ledger.Figures;
import io.ringelection.ledger.History;
import io.ringelection.ledger.Safety;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The figures of one preset, for people and for programs. */
final class Table {
  private static final String LINE = "  %-36s %5s %10s %10s %10s %10s %6s %6s  %s%n";

  private final String preset;
  private final long leaseMillis;
  private final int partitions;
  private final Map<Trial.Kind, List<Outcome>> outcomes = new EnumMap<>(Trial.Kind.class);
  private final List<String> violations = new ArrayList<>();
  private final List<Figures> looks = new ArrayList<>();
  private int holds;
  private long unproved;
  private List<Steady> steady = List.of();

  Table(String preset, long leaseMillis, int partitions) {
    this.preset = preset;
    this.leaseMillis = leaseMillis;
    this.partitions = partitions;
    for (Trial.Kind kind : Trial.Kind.values()) {
      outcomes.put(kind, new ArrayList<>());
    }
  }

  void add(Outcome outcome) {
    outcomes.get(outcome.trial().kind()).add(outcome);
    if (outcome.wholeAfter() < 0) {
      violations.add("not whole and even afterwards: " + outcome.trial());
    }
    int most = outcome.trial().mayMove(partitions);
    if (outcome.moved() > most) {
      violations.add(
          outcome.moved() + " partitions moved, at most " + most + ": " + outcome.trial());
    }
  }

  /**
   * What ledgers of one run say.
   *
   * @param distances of looks at what a node owns
   */
  void add(History history, Figures distances) {
    holds += history.holds().size();
    unproved += Safety.unproved(history);
    looks.add(distances);
    violations.addAll(Safety.twoOwners(history));
    violations.addAll(Safety.tokensNotRising(history));
    violations.addAll(history.lapses());
  }

  /** Of processes that only stand there, and of those of a ring. */
  void steady(List<Steady> costs) {
    steady = costs;
  }

  List<String> violations() {
    return violations;
  }

  /** What a busy machine may miss without a promise being broken. */
  Target.Count targets() {
    Target.Count count = new Target.Count(0, 0);
    for (Map.Entry<Trial.Kind, List<Outcome>> each : outcomes.entrySet()) {
      List<Outcome> list = each.getValue();
      if (!list.isEmpty()) {
        count = count.plus(Target.of(each.getKey(), leaseMillis).count(gaps(list), whole(list)));
      }
    }
    return count;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    add(text, "%nPreset %s, lease %d ms%n", preset, leaseMillis);
    add(
        text,
        LINE,
        "partition without an owner",
        "n",
        "median",
        "p99",
        "worst",
        "whole",
        "moved",
        "load",
        "target");
    outcomes.forEach((kind, list) -> line(text, kind, list));
    add(
        text,
        "  G  unowned, doubly owned, uneven at the end, moved in vain, tokens that fell: %d in %d holds%n",
        violations.size(),
        holds);
    add(text, "  targets missed: %s%n", targets());
    add(
        text,
        "  looks at each owner apart: p99 %s, worst %s (stopped processes included);"
            + " holds shorter than that, judged by their tokens alone: %d%n",
        Figures.time(coarsest(Figures::p99)),
        Figures.time(coarsest(Figures::worst)),
        unproved);
    violations.stream().limit(10).forEach(line -> add(text, "     VIOLATED %s%n", line));
    for (Steady cost : steady) {
      add(
          text,
          "  %s: %.1f messages/s in all, CPU %s %% per node, resident %s MB per node%n",
          cost.name(),
          cost.messagesPerSecond(),
          rounded(cost.cpuPercent()),
          rounded(cost.residentMegabytes()));
    }
    return text.toString();
  }

  private void line(StringBuilder text, Trial.Kind kind, List<Outcome> list) {
    if (list.isEmpty()) {
      return;
    }
    Figures gaps = gaps(list);
    add(
        text,
        LINE,
        kind,
        gaps.count(),
        Figures.time(gaps.median()),
        Figures.time(gaps.p99()),
        Figures.time(gaps.worst()),
        Figures.time(whole(list).median()),
        list.stream().mapToInt(Outcome::moved).max().orElse(0),
        String.format(
            Locale.ROOT, "%.1f", list.stream().mapToDouble(o -> o.trial().load()).max().orElse(0)),
        Target.of(kind, leaseMillis).verdict(gaps, whole(list)));
  }

  private long coarsest(ToLongFunction<Figures> figure) {
    return looks.stream().mapToLong(figure).max().orElse(0);
  }

  private static Figures gaps(List<Outcome> list) {
    return Figures.of(list.stream().flatMap(outcome -> outcome.gaps().stream()).toList());
  }

  private static Figures whole(List<Outcome> list) {
    return Figures.of(list.stream().map(Outcome::wholeAfter).toList());
  }

  private static List<String> rounded(List<Double> values) {
    return values.stream().map(value -> String.format(Locale.ROOT, "%.1f", value)).toList();
  }

  private static void add(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }

  JsonObject json() {
    JsonObject json = new JsonObject().put("leaseMillis", leaseMillis);
    outcomes.forEach((kind, list) -> json.put(kind.name(), json(list)));
    json.put("holds", holds).put("violations", new JsonArray(violations));
    json.put("unprovedHolds", unproved)
        .put("lookP99Millis", Figures.millis(coarsest(Figures::p99)))
        .put("lookWorstMillis", Figures.millis(coarsest(Figures::worst)));
    json.put("targets", targets().all()).put("targetsMissed", targets().missed());
    JsonArray costs = new JsonArray();
    steady.forEach(cost -> costs.add(json(cost)));
    return json.put("withoutAndWithRing", costs);
  }

  private static JsonObject json(Steady cost) {
    return new JsonObject()
        .put("name", cost.name())
        .put("messagesPerSecond", cost.messagesPerSecond())
        .put("cpuPercent", new JsonArray(cost.cpuPercent()))
        .put("residentMegabytes", new JsonArray(cost.residentMegabytes()));
  }

  private static JsonObject json(List<Outcome> list) {
    Figures gaps = gaps(list);
    JsonArray loads = new JsonArray();
    JsonArray moved = new JsonArray();
    list.forEach(outcome -> loads.add(outcome.trial().load()));
    list.forEach(outcome -> moved.add(outcome.moved()));
    return new JsonObject()
        .put("runs", list.size())
        .put("partitions", gaps.count())
        .put("medianMillis", Figures.millis(gaps.median()))
        .put("p99Millis", Figures.millis(gaps.p99()))
        .put("worstMillis", Figures.millis(gaps.worst()))
        .put("wholeAfterMedianMillis", Figures.millis(whole(list).median()))
        .put("wholeAfterWorstMillis", Figures.millis(whole(list).worst()))
        .put("moved", moved)
        .put("loadAverages", loads);
  }
}
