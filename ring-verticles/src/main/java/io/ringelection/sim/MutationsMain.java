package io.ringelection.sim;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code mvn -Pmutations}: takes away one rule after the other and tells how long the simulator
 * took to miss it; ends with status 1 when one was not missed within its budget of seeds.
 */
public final class MutationsMain {
  private static final String ROW = "| %-26s | %6s | %8s | %6s | %s |%n";

  private MutationsMain() {}

  public static void main(String[] args) throws InterruptedException {
    int threads = Integer.getInteger("threads", Runtime.getRuntime().availableProcessors());
    PrintStream out = System.out;
    out.printf(ROW, "without", "seeds", "CPU s", "seed", "found");
    out.printf(ROW, "---", "---:", "---:", "---:", "---");
    boolean all = true;
    for (Mutation mutation : Mutation.all()) {
      double before = Cpu.seconds();
      Optional<Result> found = mutation.find(threads);
      all &= found.isPresent();
      out.printf(
          Locale.ROOT,
          ROW,
          mutation.name(),
          mutation.seeds(),
          String.format(Locale.ROOT, "%.1f", Cpu.seconds() - before),
          found.map(result -> Long.toString(result.seed())).orElse("-"),
          found.map(Result::what).orElse("NOT FOUND"));
    }
    System.exit(all ? 0 : 1);
  }
}
