package io.ringelection.chaos.failover;

import io.ringelection.chaos.history.Timeline;
import io.ringelection.ledger.History;
import io.ringelection.ledger.Hold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a trial came to.
 *
 * @param trial the trial
 * @param gaps for how long each partition that changed hands had no owner, in nanoseconds: from the
 *     fault to its new owner being told; after a leave or join, from its old owner being told that
 *     it is gone
 * @param wholeAfter nanoseconds until everything was owned and evenly, -1 when it was not
 * @param moved partitions that other nodes than the one concerned had to give up
 */
record Outcome(Trial trial, List<Long> gaps, long wholeAfter, int moved) {

  static Outcome of(Trial trial, History history, int partitions) {
    List<Hold> grants =
        history.grants().stream()
            .sorted(Comparator.comparingLong(grant -> grant.start().to()))
            .toList();
    long whole =
        new Timeline(grants, partitions)
            .wholeSince(trial.at(), trial.until(), trial.members())
            .orElse(-1);
    List<Long> gaps = new ArrayList<>();
    Map<Integer, Hold> before = new HashMap<>();
    for (Hold grant : grants) {
      Hold former = before.put(grant.partition(), grant);
      long start = grant.start().to();
      if (former != null && trial.at() <= start && start < trial.until()) {
        gaps.add(start - gone(trial, former));
      }
    }
    return new Outcome(
        trial, gaps, whole < 0 ? -1 : whole - trial.at(), moved(trial, grants, whole));
  }

  private static long gone(Trial trial, Hold former) {
    boolean silent = former.node().equals(trial.node()) && trial.kind() != Trial.Kind.LEAVE;
    return silent ? trial.at() : Math.min(former.end().to(), former.end().from());
  }

  private static int moved(Trial trial, List<Hold> grants, long whole) {
    return (int)
        grants.stream()
            .filter(grant -> !grant.node().equals(trial.node()))
            .filter(grant -> grant.start().to() < trial.at() && trial.at() < grant.end().to())
            .filter(grant -> grant.end().to() < (whole < 0 ? trial.until() : whole))
            .count();
  }
}
