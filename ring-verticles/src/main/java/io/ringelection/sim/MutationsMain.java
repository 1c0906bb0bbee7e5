package io.ringelection.sim;

import io.ringelection.sim.explore.Explored;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code mvn -Pmutations}: takes away one rule after the other and tells how long the simulator, or
 * for a rule that random runs do not miss the explorer, took to miss it; ends with status 1 when
 * one was not missed within its budget.
 */
public final class MutationsMain {
  private static final String ROW = "| %-26s | %13s | %6s | %s | %s |%n";

  private final PrintStream out;
  private boolean all = true;

  private MutationsMain(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) throws InterruptedException {
    int threads = Integer.getInteger("threads", Runtime.getRuntime().availableProcessors());
    System.exit(new MutationsMain(System.out).allAreMissed(threads) ? 0 : 1);
  }

  private boolean allAreMissed(int threads) throws InterruptedException {
    out.printf(ROW, "without", "budget", "CPU s", "found", "again");
    out.printf(ROW, "---", "---:", "---:", "---", "---");
    for (Mutation mutation : Mutation.all()) {
      double before = Cpu.seconds();
      Optional<Result> found = mutation.find(threads);
      row(
          mutation.name(),
          mutation.seeds() + " seeds",
          before,
          found.map(Result::what),
          found.map(result -> Report.command(result, mutation.laws())).orElse(""));
    }
    for (Explored explored : Explored.all()) {
      double before = Cpu.seconds();
      Optional<String> found = explored.find();
      row(
          explored.rule().name(),
          explored.most() + " states",
          before,
          found,
          found.isPresent() ? explored.command() : "");
    }
    out.println(
        "That a leader refuses a late heartbeat is no rule any more: see io.ringelection.sim.explore.");
    return all;
  }

  private void row(
      String name, String budget, double before, Optional<String> found, String again) {
    all &= found.isPresent();
    out.printf(
        ROW,
        name,
        budget,
        String.format(Locale.ROOT, "%.1f", Cpu.seconds() - before),
        found.orElse("NOT FOUND"),
        again);
  }
}
