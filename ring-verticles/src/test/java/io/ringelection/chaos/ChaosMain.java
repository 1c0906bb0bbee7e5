package io.ringelection.chaos;

import io.ringelection.chaos.fault.Kind;
import io.ringelection.chaos.net.Net;
import io.ringelection.chaos.process.Launch;
import io.ringelection.ledger.Figures;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Troubles a ring of five processes in five network namespaces, as a seed says, and judges from
 * their ledgers. {@code mvn -Pchaos}, with {@code -Dminutes=} and {@code -Dseed=}, and {@code
 * -Dlinks=} fixed, any or none; needs root, ends with exit code 1 when a promise was broken or the
 * ring was back too late.
 */
final class ChaosMain {
  private static final long BEGIN = System.nanoTime();
  private static final String FIXED = "fixed";

  private ChaosMain() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    if (!Net.isAllowed()) {
      System.out.println(
          "Network namespaces cannot be made here: run this as root, with ip and iptables installed");
      System.exit(2);
    }
    int minutes = Integer.getInteger("minutes", 30);
    long seed = Long.getLong("seed", 1);
    Links links = Links.valueOf(System.getProperty("links", FIXED).toUpperCase(Locale.ROOT));
    System.out.printf(
        Locale.ROOT,
        "Five processes in five networks, links %s, %d minutes, seed %d; %d cores at load %.1f%n",
        links,
        minutes,
        seed,
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    Path folder = Launch.folder("chaos");
    ChaosReport report;
    try (ChaosRun run = new ChaosRun(folder, seed, kinds(), links, ChaosMain::tell)) {
      report = run.run(Duration.ofMinutes(minutes));
    }
    Files.writeString(folder.resolve("report.txt"), report.text());
    System.out.print(report.text());
    System.out.printf(
        "Ledgers and logs: %s. The same faults again: mvn -Pchaos -Dminutes=%d -Dseed=%d -Dkinds=%s"
            + " -Dlinks=%s%n",
        folder, minutes, seed, System.getProperty("kinds", ""), System.getProperty("links", FIXED));
    System.exit(report.violations().isEmpty() && report.shortcomings().isEmpty() ? 0 : 1);
  }

  /** Those that the system property {@code kinds} names, else all. */
  private static Set<Kind> kinds() {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (String name : System.getProperty("kinds", "").split(",")) {
      if (!name.isBlank()) {
        kinds.add(Kind.valueOf(name.strip()));
      }
    }
    return kinds.isEmpty() ? EnumSet.allOf(Kind.class) : kinds;
  }

  private static void tell(String what) {
    System.out.printf(Locale.ROOT, "%8s  %s%n", Figures.time(System.nanoTime() - BEGIN), what);
  }
}
