package io.ringelection.scheduler.cluster;

import io.ringelection.ledger.Figures;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Kills, ends and stops processes of a real cluster of three while jobs run each second, and judges
 * from the nodes' ledgers and from the database. {@code mvn -Pcluster}, with {@code -Dminutes=},
 * {@code -Dkills=} and {@code -Dseed=}; ends with exit code 1 when a check fails.
 */
final class ClusterCheck {
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final long start = System.nanoTime();
  private final int minutes = Integer.getInteger("minutes", 6);
  private final int kills = Integer.getInteger("kills", minutes);
  private final long seed = Long.getLong("seed", 1);

  private ClusterCheck() {}

  /** Runs the check. */
  public static void main(String[] args) throws IOException {
    System.exit(new ClusterCheck().run() ? 0 : 1);
  }

  private boolean run() throws IOException {
    System.out.printf(
        Locale.ROOT,
        "Three processes, jobs each second, %d kills, %d minutes or more, seed %d; %d cores at load %.1f%n",
        kills,
        minutes,
        seed,
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    Path target = Scene.root().resolve("demo-scheduler/target");
    Findings findings;
    try (Scene scene = new Scene(target.resolve("cluster"), this::tell)) {
      scene.drills().form();
      tell(
          "the ring is whole after %s and %.1f s of processor time"
              .formatted(
                  Figures.time(scene.drills().wholeAfter()),
                  scene.cluster().cpu().toMillis() / 1e3));
      for (Plan.Step step : Plan.of(seed, kills, terms(), stops()).steps()) {
        perform(scene, step);
      }
      tell("nothing but work");
      scene.drills().runUntil(start + Duration.ofMinutes(minutes).toNanos());
      scene.drills().finish();
      findings = scene.findings();
    }
    Report report = new Report(findings);
    Files.writeString(target.resolve("cluster-check.json"), report.json().encodePrettily());
    System.out.print(report.text());
    return findings.violations().isEmpty() && findings.late().isEmpty();
  }

  private int terms() {
    return Math.max(1, minutes * 2 / 3);
  }

  private int stops() {
    return Math.max(1, minutes / 3);
  }

  private static void perform(Scene scene, Plan.Step step) throws IOException {
    Drills drills = scene.drills();
    String leader = scene.cluster().leader();
    List<String> members = Cluster.NAMES.stream().filter(name -> !name.equals(leader)).toList();
    String member = members.get(step.pick() % members.size());
    switch (step.kind()) {
      case KILL_LEADER -> drills.kill(leader);
      case KILL_MEMBER -> drills.kill(member);
      case STOP_LEADER -> drills.stop(leader, PAUSE);
      case STOP_MEMBER -> drills.stop(member, PAUSE);
      case TERM -> drills.term(Cluster.NAMES.get(step.pick() % Cluster.NAMES.size()));
      default -> throw new IllegalArgumentException("nothing to do for " + step);
    }
  }

  private void tell(String what) {
    System.out.printf(Locale.ROOT, "%6.1f s  %s%n", (System.nanoTime() - start) / 1e9, what);
  }
}
