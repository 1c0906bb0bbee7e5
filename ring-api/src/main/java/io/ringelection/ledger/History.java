package io.ringelection.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What all ledgers say together.
 *
 * @param holds all times for which {@code token(partition)} answered, in any order
 * @param grants the same times as the nodes were told of them; of an instant each begin and end
 * @param lapses sentences on what the ledgers themselves lack or contradict
 */
public record History(List<Hold> holds, List<Hold> grants, List<String> lapses) {
  /** A ledger says every 10 ms that it is still kept. */
  private static final long MOST_SILENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** The holds of each partition by rising token. */
  public Map<Integer, List<Hold>> byPartition() {
    return holds.stream()
        .sorted(Comparator.comparingLong(Hold::token).thenComparingLong(hold -> hold.start().to()))
        .collect(Collectors.groupingBy(Hold::partition, TreeMap::new, Collectors.toList()));
  }

  /**
   * Puts ledgers together.
   *
   * @param ledgers the lines of each, in order; of one process each
   * @param killed when the process of a node was killed, for those that were
   */
  public static History of(List<List<Entry>> ledgers, Map<String, Long> killed) {
    List<Hold> holds = new ArrayList<>();
    List<Hold> grants = new ArrayList<>();
    List<String> lapses = new ArrayList<>();
    for (List<Entry> ledger : ledgers) {
      Reader reader = new Reader(holds, grants, lapses);
      ledger.forEach(reader::read);
      reader.end(killed);
    }
    return new History(List.copyOf(holds), List.copyOf(grants), List.copyOf(lapses));
  }

  /** Reads one ledger. */
  private static final class Reader {
    private final Map<Integer, Entry> seen = new HashMap<>();
    private final Map<Integer, Entry> assigned = new HashMap<>();
    private final List<Hold> holds;
    private final List<Hold> grants;
    private final List<String> lapses;
    private String node = "";
    private long last;
    private boolean closed;

    Reader(List<Hold> holds, List<Hold> grants, List<String> lapses) {
      this.holds = holds;
      this.grants = grants;
      this.lapses = lapses;
    }

    void read(Entry entry) {
      switch (entry.kind()) {
        case OPENED -> node = entry.node();
        case STILL -> last = entry.from();
        case SEEN -> see(entry);
        case GONE -> go(entry);
        case ASSIGNED -> assign(entry);
        case REVOKED, LOST -> take(entry);
        case HOLE -> lapses.add("the ledger of " + node + " lacks events");
        case CLOSED -> closed = true;
      }
    }

    private void see(Entry entry) {
      last = Math.max(last, entry.from());
      if (seen.put(entry.partition(), entry) != null) {
        lapses.add("the ledger of " + node + " begins twice: " + entry.line());
      }
    }

    private void go(Entry entry) {
      Entry begin = seen.remove(entry.partition());
      if (begin == null || begin.token() != entry.token()) {
        lapses.add("the ledger of " + node + " ends what never began: " + entry.line());
      } else {
        holds.add(hold(begin, new Span(entry.from(), entry.to())));
      }
    }

    private void assign(Entry entry) {
      Entry before = assigned.put(entry.partition(), entry);
      if (before != null) {
        lapses.add(node + " was told of a grant before the end of the last: " + entry.line());
      }
    }

    private void take(Entry entry) {
      Entry before = assigned.remove(entry.partition());
      if (before == null || before.token() != entry.token()) {
        lapses.add(node + " was told the end of a grant it did not have: " + entry.line());
      } else {
        grants.add(hold(before, new Span(entry.from(), entry.to())));
      }
    }

    private static Hold hold(Entry begin, Span end) {
      Span start = new Span(begin.from(), begin.to());
      return new Hold(begin.partition(), begin.node(), begin.token(), start, end);
    }

    /** What was held when the process was killed ended with it. */
    void end(Map<String, Long> killed) {
      Long death = killed.get(node);
      if (death == null && !closed) {
        lapses.add("the ledger of " + node + " has no end");
      } else if (death != null && !closed && death - last > MOST_SILENCE_NANOS) {
        lapses.add("the ledger of " + node + " ends long before the process did");
      }
      long end = death == null ? last : death;
      for (Entry begin : seen.values()) {
        holds.add(hold(begin, new Span(Math.max(last, begin.from()), Math.max(end, begin.to()))));
      }
      for (Entry begin : assigned.values()) {
        long over = Math.max(end, begin.to());
        grants.add(hold(begin, new Span(over, over)));
      }
    }
  }
}
