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
  private long nanos;
  private long events;
  private long messages;
  private long elections;
  private long fingerprint;

  synchronized void add(Result result) {
    runs++;
    nanos += result.at();
    events += result.events();
    messages += result.messages();
    elections += result.elections();
    fingerprint ^= result.fingerprint();
    if (result.verdict() == Result.Verdict.DEAD_QUORUM) {
      deadQuorums++;
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

  /** Number of runs that ended without a quorum. */
  synchronized long deadQuorums() {
    return deadQuorums;
  }

  /** Two lines for people. */
  synchronized String summary(double cpuSeconds) {
    double hours = nanos / 3600.0 / Setting.SEC;
    return String.format(
        Locale.ROOT,
        "%d seeds: %d ok, %d with a dead quorum, %d violations%n"
            + "%.2f simulated hours in %.1f CPU seconds (%.2f h per CPU second), %.2f M events, %.2f M messages, %d elections, fingerprint %016x",
        runs,
        runs - deadQuorums - failures.size(),
        deadQuorums,
        failures.size(),
        hours,
        cpuSeconds,
        hours / cpuSeconds,
        events / 1e6,
        messages / 1e6,
        elections,
        fingerprint);
  }
}
