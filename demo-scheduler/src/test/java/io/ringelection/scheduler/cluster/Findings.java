package io.ringelection.scheduler.cluster;

import io.ringelection.ledger.Figures;
import io.ringelection.ledger.Safety;
import io.ringelection.scheduler.job.RunState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came out.
 *
 * @param wholeAfter nanoseconds from the start until the ring was whole
 * @param windows what was done
 * @param holds how many times a partition was held by a node
 * @param gaps times without an owner
 * @param twoOwners see {@link Safety#twoOwners}
 * @param regressions see {@link Safety#tokensNotRising}
 * @param due what the record of runs says
 * @param lapses everything else that should not be: holes in ledgers, exit codes
 */
record Findings(
    long wholeAfter,
    List<Window> windows,
    int holds,
    List<Gap> gaps,
    List<String> twoOwners,
    List<String> regressions,
    DueTimes due,
    List<String> lapses) {
  static final Duration FORM_LIMIT = Duration.ofSeconds(15);
  static final Duration TERM_LIMIT = Duration.ofMillis(100);

  /** What must never be, whatever the machine and its load. */
  List<String> violations() {
    List<String> found = new ArrayList<>(lapses);
    found.addAll(twoOwners);
    found.addAll(regressions);
    found.addAll(due.missed());
    found.addAll(due.twice());
    if (happened(Window.Kind.CONTINUE) && due.count(RunState.FENCED) == 0) {
      found.add("no late result was refused: the stopped node had no run under way");
    }
    return found;
  }

  /** What took longer than it may. */
  List<String> late() {
    List<String> found = new ArrayList<>();
    if (wholeAfter > FORM_LIMIT.toNanos()) {
      found.add("the ring was whole only after " + Figures.time(wholeAfter));
    }
    for (Window window : windows) {
      long count = late(window).count();
      if (window.kind() == Window.Kind.TERM && count > 0) {
        found.add(
            "SIGTERM of %s: %d partitions without an owner for too long, up to %s"
                .formatted(
                    window.node(),
                    count,
                    Figures.time(late(window).mapToLong(Gap::nanos).max().orElse(0))));
      }
    }
    return found;
  }

  private Stream<Gap> late(Window window) {
    return gaps.stream()
        .filter(gap -> gap.window().equals(window) && gap.nanos() > TERM_LIMIT.toNanos());
  }

  boolean happened(Window.Kind kind) {
    return windows.stream().anyMatch(window -> window.kind() == kind);
  }
}
