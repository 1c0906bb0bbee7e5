package io.ringelection.sim;

import io.ringelection.sim.fault.Fault;
import io.ringelection.sim.world.Observer;
import java.util.ArrayList;
import java.util.List;

/**
 * Repeats a failing run with fewer and fewer faults, as long as the same invariant breaks: first
 * large parts of the list are left out, then smaller ones, then single faults (delta debugging,
 * Zeller 1999).
 */
final class Shrinker {
  private final Laws laws;
  private Result smallest;

  /** {@code failed} is the result of a run that broke an invariant under these laws. */
  Shrinker(Laws laws, Result failed) {
    this.laws = laws;
    this.smallest = failed;
  }

  /** The result of the run with the fewest faults found; none of them can be left out alone. */
  Result shrink() {
    int part = Math.max(1, smallest.faults().size() / 2);
    while (true) {
      boolean smaller = false;
      for (int from = 0; from < smallest.faults().size(); ) {
        if (failsWithout(from, part)) {
          smaller = true;
        } else {
          from += part;
        }
      }
      if (part > 1) {
        part /= 2;
      } else if (!smaller) {
        return smallest;
      }
    }
  }

  private boolean failsWithout(int from, int part) {
    List<Fault> fewer = new ArrayList<>(smallest.faults());
    fewer.subList(from, Math.min(from + part, fewer.size())).clear();
    Result result = new Run(smallest.seed(), laws, new Observer() {}, fewer).result();
    boolean same =
        result.verdict() == Result.Verdict.VIOLATION && result.broken() == smallest.broken();
    if (same) {
      smallest = result;
    }
    return same;
  }
}
