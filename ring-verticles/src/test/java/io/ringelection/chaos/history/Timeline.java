package io.ringelection.chaos.history;

import io.ringelection.ledger.Hold;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Who owned what, when, as the nodes were told of it. */
public final class Timeline {
  private final List<Change> changes;
  private final int partitions;

  /** A beginning, or an end. */
  private record Change(long at, String node, int sign) {}

  /**
   * Sorts what happened.
   *
   * @param grants each from the instant its owner was told
   * @param partitions of the ring
   */
  public Timeline(List<Hold> grants, int partitions) {
    this.partitions = partitions;
    this.changes =
        grants.stream()
            .flatMap(
                grant ->
                    Stream.of(
                        new Change(grant.start().to(), grant.node(), 1),
                        new Change(grant.end().to(), grant.node(), -1)))
            .sorted(Comparator.comparingLong(Change::at).thenComparing(Change::sign))
            .toList();
  }

  /**
   * The first instant, {@code since} or later, from which on everything is owned and the {@code
   * members} have even shares, until {@code until}; empty when it is not so at the end.
   */
  public OptionalLong wholeSince(long since, long until, Collection<String> members) {
    Map<String, Integer> counts = new HashMap<>();
    members.forEach(member -> counts.put(member, 0));
    long whole = since;
    boolean is = false;
    for (int i = 0; i < changes.size() && changes.get(i).at <= until; i++) {
      Change change = changes.get(i);
      counts.merge(change.node, change.sign, Integer::sum);
      boolean last = i + 1 == changes.size() || changes.get(i + 1).at > change.at;
      if (last) {
        boolean now = isWhole(counts, members);
        if (now && !is) {
          whole = Math.max(since, change.at);
        }
        is = now;
      }
    }
    return is ? OptionalLong.of(whole) : OptionalLong.empty();
  }

  private boolean isWhole(Map<String, Integer> counts, Collection<String> members) {
    int most = 0;
    int least = partitions;
    int sum = 0;
    for (String member : members) {
      int count = counts.get(member);
      most = Math.max(most, count);
      least = Math.min(least, count);
      sum += count;
    }
    return sum == partitions && most - least <= 1;
  }
}
