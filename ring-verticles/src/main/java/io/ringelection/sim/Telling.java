package io.ringelection.sim;

import io.ringelection.sim.fault.Fault;
import io.ringelection.sim.world.Observer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells what happened in a run, whole or in short. */
final class Telling {
  private static final int END = 60;

  private final Laws laws;
  private final Consumer<String> out;

  Telling(Laws laws, Consumer<String> out) {
    this.laws = laws;
    this.out = out;
  }

  /**
   * Tells a run from its beginning to its end.
   *
   * @param faults instead of those that the seed draws; null for these
   * @param all with the routine
   */
  Result whole(long seed, @Nullable List<Fault> faults, boolean all) {
    Result told = new Run(seed, laws, new Story(all, out), faults).result();
    out.accept(Report.of(told, laws));
    return told;
  }

  /** The faults that a failed run needs, and no others. */
  List<Fault> shrink(Result failed) {
    List<Fault> needed = new Shrinker(laws, failed).shrink().faults();
    out.accept(needed.size() + " of " + failed.faults().size() + " faults are enough:");
    return needed;
  }

  /** Tells a failed run with no more faults than it needs: these, and then how it ended. */
  Result inShort(Result failed) {
    List<Fault> needed = shrink(failed);
    List<String> lines = new ArrayList<>();
    Result told = new Run(failed.seed(), laws, new Story(false, lines::add), needed).result();
    int end = Math.max(0, lines.size() - END);
    lines.subList(0, end).stream().filter(Story::isOfTheWorld).forEach(out);
    if (end > 0) {
      out.accept("  ... and in the end");
    }
    lines.subList(end, lines.size()).forEach(out);
    out.accept(Report.of(told, laws));
    return told;
  }

  /** What happened in the run of a seed that did not fail, or did. */
  Result needed(long seed, boolean all) {
    Result result = new Run(seed, laws, new Observer() {}).result();
    boolean failed = result.verdict() == Result.Verdict.VIOLATION;
    return whole(seed, failed ? shrink(result) : null, all);
  }
}
