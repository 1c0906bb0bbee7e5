package io.ringelection.sim;

import io.ringelection.sim.world.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Sums over many runs. Safe for use by several threads. */
final class Tally {
  private final List<Result> failures = new ArrayList<>();
  private long runs;
  private long deadQuorums;
  private long deadProposals;
  private long nanos;
  private long events;
  private long messages;
  private long elections;
  private long fingerprint;
  private final List<Long> settled = new ArrayList<>();

  synchronized void add(Result result) {
    runs++;
    nanos += result.at();
    events += result.events();
    messages += result.messages();
    elections += result.elections();
    fingerprint ^= result.fingerprint();
    if (result.settled() >= 0) {
      settled.add(result.settled());
    }
    if (result.verdict() == Result.Verdict.DEAD_QUORUM) {
      deadQuorums++;
    } else if (result.verdict() == Result.Verdict.DEAD_PROPOSAL) {
      deadProposals++;
    } else if (result.verdict() == Result.Verdict.VIOLATION) {
      failures.add(result);
    }
  }

  /** Failed runs by seed. */
  synchronized List<Result> failures() {
    return failures.stream().sorted(Comparator.comparingLong(Result::seed)).toList();
  }

  /** Number of times that a node became leader. */
  synchronized long elections() {
    return elections;
  }

  /** Number of runs that ended without a quorum, be it of a proposed view. */
  synchronized long deadQuorums() {
    return deadQuorums + deadProposals;
  }

  /** How long the given share of the runs took at most until the ring was whole in peace. */
  private double settledWithin(double share) {
    List<Long> sorted = settled.stream().sorted().toList();
    int last = sorted.size() - 1;
    return last < 0 ? 0 : (double) sorted.get((int) (share * last)) / Setting.SEC;
  }

  /** Three lines for people. */
  synchronized String summary(double cpuSeconds) {
    double hours = nanos / 3600.0 / Setting.SEC;
    return String.format(
        Locale.ROOT,
        "%d seeds: %d ok, %d with a dead quorum, %d with that of a proposed view, %d violations%n"
            + "whole again in peace after %.2f s (median), %.2f s (99 %%), %.2f s (worst)%n"
            + "%.2f simulated hours in %.1f CPU seconds (%.2f h per CPU second), %.2f M events, %.2f M messages, %d elections, fingerprint %016x",
        runs,
        runs - deadQuorums - deadProposals - failures.size(),
        deadQuorums,
        deadProposals,
        failures.size(),
        settledWithin(0.5),
        settledWithin(0.99),
        settledWithin(1),
        hours,
        cpuSeconds,
        hours / cpuSeconds,
        events / 1e6,
        messages / 1e6,
        elections,
        fingerprint);
  }
}
