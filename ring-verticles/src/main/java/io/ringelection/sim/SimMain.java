package io.ringelection.sim;

import com.sun.management.OperatingSystemMXBean;
import io.ringelection.core.step.Rule;
import io.ringelection.sim.fault.Fault;
import io.ringelection.sim.world.Observer;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code mvn -Psim -Dseeds=1-1000}: runs seeds and tells what was found; ends with status 1 when an
 * invariant did not hold.
 *
 * <p>System properties: {@code seeds}; {@code trace} tells the story of the first seed, {@code
 * trace=all} with the routine; {@code shrink} leaves out of the first seed's faults what its
 * failure does not need, and tells that; {@code off=RULE} takes a rule away from the core, to see
 * that the simulator misses it; {@code threads}.
 */
public final class SimMain {
  private static final int SHOWN = 20;

  private SimMain() {}

  public static void main(String[] args) throws InterruptedException {
    Seeds seeds = Seeds.parse(System.getProperty("seeds", "1-100"));
    Laws laws = laws(System.getProperty("off", ""));
    String trace = System.getProperty("trace", "false");
    PrintStream out = System.out;
    boolean shrink = !System.getProperty("shrink", "false").equals("false");
    boolean failed =
        trace.equals("false") && !shrink
            ? campaign(seeds, laws, out)
            : tell(seeds.first(), laws, trace.equals("all"), shrink, out);
    System.exit(failed ? 1 : 0);
  }

  private static boolean campaign(Seeds seeds, Laws laws, PrintStream out)
      throws InterruptedException {
    int threads = Integer.getInteger("threads", Runtime.getRuntime().availableProcessors());
    Tally tally = new Campaign(laws, threads).run(seeds, result -> false);
    tally.failures().stream().limit(SHOWN).forEach(each -> out.println(report(each, laws)));
    out.println(tally.summary(cpuSeconds()));
    return !tally.failures().isEmpty();
  }

  private static boolean tell(long seed, Laws laws, boolean all, boolean shrink, PrintStream out) {
    Result result = shrink ? new Run(seed, laws, new Observer() {}).result() : null;
    List<Fault> faults = null;
    if (result != null && result.verdict() == Result.Verdict.VIOLATION) {
      faults = new Shrinker(laws, result).shrink().faults();
      out.println(faults.size() + " of " + result.faults().size() + " faults are enough:");
    }
    Result told = new Run(seed, laws, new Story(all, out::println), faults).result();
    out.println(report(told, laws));
    return told.verdict() == Result.Verdict.VIOLATION;
  }

  /** What happened, when, and how to see it again. */
  static String report(Result result, Laws laws) {
    return String.format(
        Locale.ROOT,
        "seed %d: %s at %.6f s%s%n  replay: mvn -Psim -Dseeds=%d-%d -Dtrace%s",
        result.seed(),
        result.verdict(),
        result.at() / 1e9,
        result.what().isEmpty() ? "" : ": " + result.what(),
        result.seed(),
        result.seed(),
        laws.missing().stream().map(rule -> " -Doff=" + rule).collect(Collectors.joining()));
  }

  private static Laws laws(String off) {
    Laws all = Laws.all();
    if (off.isEmpty()) {
      return all;
    }
    Set<Rule> rules = EnumSet.copyOf(all.rules());
    rules.remove(Rule.valueOf(off));
    return new Laws(rules, all.invariants());
  }

  private static double cpuSeconds() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }
}
