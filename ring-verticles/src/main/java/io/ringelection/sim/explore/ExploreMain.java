package io.ringelection.sim.explore;

import io.ringelection.core.step.Rule;
import io.ringelection.sim.check.Invariant;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/**
 * {@code mvn -Pexplore}: goes through all scenes of the scopes and prints a table; a violation is
 * told as a story and ends with status 1.
 *
 * <p>System properties: {@code scope} is a regular expression for the names of the scopes; {@code
 * depth} replaces their bounds on the number of events; {@code most} bounds the number of scenes of
 * each; {@code off=RULE} takes a rule away from the core, to see that it is missed, and then only
 * two owners and falling tokens count.
 */
public final class ExploreMain {
  private static final String ROW = "%-11s %10s %6s %7s %9s  %s%n";

  private ExploreMain() {}

  public static void main(String[] args) {
    String name = System.getProperty("scope", "");
    String off = System.getProperty("off", "");
    int depth = Integer.getInteger("depth", 0);
    long most = Long.getLong("most", 4_000_000);
    PrintStream out = System.out;
    out.printf(ROW, "scope", "states", "depth", "faults", "seconds", "result");
    List<Finding> findings = new ArrayList<>();
    for (Scope scope : Scopes.all()) {
      if ((name.isEmpty() || scope.name().matches(name)) && (off.isEmpty() || !failed(findings))) {
        findings.add(explore(depth > 0 ? scope.toDepth(depth) : scope, off, most, out));
      }
    }
    out.println(summary(findings));
    System.exit(failed(findings) ? 1 : 0);
  }

  private static boolean failed(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.broken() != null);
  }

  /** What holds for all runs within a scope, and what only for those that were seen. */
  static String summary(List<Finding> findings) {
    long whole = findings.stream().filter(Finding::whole).count();
    long broken = findings.stream().filter(finding -> finding.broken() != null).count();
    return String.format(
        Locale.ROOT,
        "%d scopes: %d explored to their end, %d stopped at the bound on states, %d broken",
        findings.size(),
        whole,
        findings.size() - whole - broken,
        broken);
  }

  private static Finding explore(Scope scope, String off, long most, PrintStream out) {
    Explorer explorer =
        off.isEmpty()
            ? new Explorer(scope, EnumSet.allOf(Rule.class), EnumSet.allOf(Invariant.class))
            : Explorer.without(Rule.valueOf(off), scope);
    Finding finding = explorer.explore(most);
    out.printf(
        ROW,
        scope.name(),
        String.format(Locale.ROOT, "%,d", finding.scenes()),
        finding.depth(),
        scope.faults(),
        String.format(Locale.ROOT, "%.1f", finding.nanos() / 1e9),
        result(finding));
    if (finding.broken() != null) {
      List<String> tale = new Tale(explorer).of(explorer.start(), finding.path());
      tale.forEach(line -> out.println("  " + line));
    }
    return finding;
  }

  private static String result(Finding finding) {
    if (finding.broken() != null) {
      return String.valueOf(finding.broken().getMessage());
    }
    return finding.whole() ? "holds, all states seen" : "holds so far, stopped at the bound";
  }
}
