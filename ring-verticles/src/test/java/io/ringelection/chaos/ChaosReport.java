package io.ringelection.chaos;

import io.ringelection.RingOptions;
import io.ringelection.chaos.fault.Kind;
import io.ringelection.chaos.history.Timeline;
import io.ringelection.ledger.Figures;
import io.ringelection.ledger.History;
import io.ringelection.ledger.Safety;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** What a run came to. */
final class ChaosReport {
  private static final String LINE = "  %-30s %6s %12s %10s %12s %10s %7s %12s %10s%n";
  private static final long GRACE_MILLIS = 2000;
  private static final int MOST_SENTENCES = 20;

  /** A hand-over that took longer must have been seen. */
  private static final long COARSEST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final long limit;
  private final int holds;
  private final int episodes;
  private final int restarts;
  private final Links links;
  private final Figures looks;
  private final long unproved;
  private final int proofs;
  private final List<String> leftOut;
  private final Map<Kind, List<Long>> back = new EnumMap<>(Kind.class);
  private final Map<Kind, List<Long>> sinceHeal = new EnumMap<>(Kind.class);
  private final Map<Kind, List<Long>> heard = new EnumMap<>(Kind.class);
  private final List<String> late = new ArrayList<>();
  private final List<String> twoOwners;
  private final List<String> fallen;
  private final List<String> others;

  ChaosReport(Findings findings, RingOptions options, Links links) {
    List<Episode> all = findings.episodes();
    History history = findings.history();
    this.links = links;
    this.looks = findings.looks();
    this.unproved = Safety.unproved(history);
    this.proofs = findings.proofs();
    this.leftOut = findings.leftOut();
    this.limit = TimeUnit.MILLISECONDS.toNanos(2 * options.getLeaseMillis() + GRACE_MILLIS);
    this.holds = history.holds().size();
    this.episodes = all.size();
    this.restarts = all.stream().mapToInt(Episode::restarts).sum();
    this.twoOwners = Safety.twoOwners(history);
    this.fallen = Safety.tokensNotRising(history);
    this.others = new ArrayList<>(findings.failures());
    this.others.addAll(history.lapses());
    Timeline timeline = new Timeline(history.grants(), options.getPartitions());
    for (Episode episode : all) {
      OptionalLong whole = timeline.wholeSince(episode.up(), episode.until(), episode.members());
      if (whole.isEmpty()) {
        others.add("never whole again: " + episode.story());
      } else {
        add(episode, whole.getAsLong());
      }
    }
  }

  private void add(Episode episode, long whole) {
    long nanos = whole - episode.up();
    for (Kind kind : episode.kinds()) {
      back.computeIfAbsent(kind, none -> new ArrayList<>()).add(nanos);
      heard.computeIfAbsent(kind, none -> new ArrayList<>()).add(episode.heardAfter());
      sinceHeal.computeIfAbsent(kind, none -> new ArrayList<>());
      if (episode.hadStarts()) {
        sinceHeal.get(kind).add(whole - episode.healed());
      }
    }
    if (nanos > limit) {
      late.add(
          "%s after (%s after the heal): %s"
              .formatted(
                  Figures.time(nanos), Figures.time(whole - episode.healed()), episode.story()));
    }
  }

  /** What must never be, whatever the machine and its load. */
  List<String> violations() {
    List<String> found = new ArrayList<>(twoOwners);
    found.addAll(fallen);
    found.addAll(others);
    return found;
  }

  /**
   * Where the ring was back later than it promises over direct connections, and whether owners were
   * looked at too seldom to say anything of them; a busy machine may be to blame.
   */
  List<String> shortcomings() {
    List<String> found = new ArrayList<>(links.areDirect() ? late : List.of());
    if (looks.p99() > COARSEST_NANOS) {
      found.add("too coarse: of 100 looks one is " + Figures.time(looks.p99()) + " after the last");
    }
    return found;
  }

  int holds() {
    return holds;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    add(
        text,
        "%nFaults, and the ring afterwards: owned and even again, and heard by all; since the%n");
    add(text, "heal, or since the last process was up where one had to be started anew. On the%n");
    add(text, "right those episodes with starts alone, even again since the heal%n");
    add(
        text,
        LINE,
        "",
        "times",
        "even median",
        "worst",
        "heard median",
        "worst",
        "starts",
        "even median",
        "worst");
    back.forEach(
        (kind, times) -> {
          Figures even = Figures.of(times);
          Figures ears = Figures.of(heard.get(kind));
          Figures starts = Figures.of(sinceHeal.get(kind));
          add(
              text,
              LINE,
              kind,
              even.count(),
              Figures.time(even.median()),
              Figures.time(even.worst()),
              Figures.time(ears.median()),
              Figures.time(ears.worst()),
              starts.count(),
              starts.count() == 0 ? "" : Figures.time(starts.median()),
              starts.count() == 0 ? "" : Figures.time(starts.worst()));
        });
    add(
        text,
        "  instants with two owners: %d, tokens that fell: %d, ",
        twoOwners.size(),
        fallen.size());
    add(text, "in %d holds and %d episodes%n", holds, episodes);
    add(
        text,
        "  looks at each owner apart: median %s, p99 %s, worst %s (stopped processes included); holds",
        Figures.time(looks.median()),
        Figures.time(looks.p99()),
        Figures.time(looks.worst()));
    add(text, " shorter than that, judged by their tokens alone: %d%n", unproved);
    add(text, "  proofs of a death: %d; one of a node that lived is a violation%n", proofs);
    add(text, "  nodes that asked to be started again: %d%n", restarts);
    leftOut.forEach(what -> add(text, "  LEFT OUT %s%n", what));
    add(text, "  even again later than %s: %d", Figures.time(limit), late.size());
    add(
        text,
        "%s%n",
        links.areDirect() ? "" : ", which nobody promises without direct connections");
    list(text, "LATE", late);
    shortcomings().stream()
        .filter(what -> !late.contains(what))
        .forEach(what -> add(text, "  %s%n", what));
    list(text, "VIOLATED", violations());
    return text.toString();
  }

  private static void list(StringBuilder text, String heading, List<String> sentences) {
    sentences.stream()
        .limit(MOST_SENTENCES)
        .forEach(sentence -> add(text, "  %s %s%n", heading, sentence));
    if (sentences.size() > MOST_SENTENCES) {
      add(text, "  and %d more%n", sentences.size() - MOST_SENTENCES);
    }
  }

  private static void add(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }
}
