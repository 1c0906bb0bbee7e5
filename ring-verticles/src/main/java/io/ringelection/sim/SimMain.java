package io.ringelection.sim;

import io.ringelection.sim.draw.Timeline;
import io.ringelection.sim.large.Bill;
import io.ringelection.sim.large.Life;
import io.ringelection.sim.large.Stage;
import io.ringelection.sim.world.Setting;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code mvn -Psim -Dseeds=1-1000}: runs seeds and tells what was found; ends with status 1 when an
 * invariant did not hold, after the first such run has been told with as few faults as it needs.
 *
 * <p>System properties: {@code seeds}; {@code trace} tells the story of the first seed, {@code
 * trace=all} with the routine; {@code shrink} leaves out of the first seed's faults what its
 * failure does not need, and tells that; {@code off=RULE} takes a rule away from the core, to see
 * that the simulator misses it, and {@code off=TRUE_PROOFS} lets nodes be proved dead that live;
 * {@code watch=INVARIANT,INVARIANT} watches these alone; {@code large} lives a minute with a
 * thousand nodes instead, and ends with status 1, too, when that takes half a minute or more;
 * {@code draw=FILE} draws the first seed as an SVG picture; {@code threads}.
 */
public final class SimMain {
  private static final int SHOWN = 20;
  private static final int NODES = 1000;
  private static final int PARTITIONS = 4096;
  private static final int VOTERS = 5;

  /** Seconds that its run may take, on a machine that is not busy with something else. */
  private static final double LARGE_LIMIT = 30;

  /** The rest of the peace looks like its beginning. */
  private static final long DRAWN = 80 * Setting.SEC;

  private final PrintStream out;
  private final Seeds seeds;
  private final Laws laws;

  private SimMain(PrintStream out, Seeds seeds, Laws laws) {
    this.out = out;
    this.seeds = seeds;
    this.laws = laws;
  }

  public static void main(String[] args) throws InterruptedException, IOException {
    Seeds seeds = Seeds.parse(System.getProperty("seeds", "1-100"));
    SimMain main =
        new SimMain(
            System.out,
            seeds,
            Laws.parse(System.getProperty("off", ""), System.getProperty("watch", "")));
    System.exit(main.holds() ? 0 : 1);
  }

  private boolean holds() throws InterruptedException, IOException {
    String trace = System.getProperty("trace", "false");
    if (isOn("large")) {
      return large();
    }
    String draw = System.getProperty("draw", "");
    if (!draw.isEmpty()) {
      return draw(Path.of(draw));
    }
    Telling telling = new Telling(laws, out::println);
    if (isOn("shrink")) {
      return !telling.needed(seeds.first(), trace.equals("all")).isViolation();
    }
    return isOn("trace")
        ? !telling.whole(seeds.first(), null, trace.equals("all")).isViolation()
        : campaign(telling);
  }

  private static boolean isOn(String property) {
    return !System.getProperty(property, "false").equals("false");
  }

  private boolean campaign(Telling telling) throws InterruptedException {
    int threads = Integer.getInteger("threads", Runtime.getRuntime().availableProcessors());
    Tally tally = new Campaign(laws, threads).run(seeds, result -> false);
    List<Result> failures = tally.failures();
    failures.stream().limit(SHOWN).forEach(each -> out.println(Report.of(each, laws)));
    out.println(tally.summary(Cpu.seconds()));
    failures.stream().limit(1).forEach(telling::inShort);
    return failures.isEmpty();
  }

  private boolean draw(Path file) throws IOException {
    Timeline timeline = new Timeline();
    Result drawn = new Run(seeds.first(), laws, timeline).result();
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    String title = "Seed " + drawn.seed() + " of the simulator: who owned what, when";
    Files.writeString(file, timeline.svg(title, Math.min(drawn.at(), DRAWN)));
    out.println(Report.of(drawn, laws));
    out.println("drawn in " + file);
    return !drawn.isViolation();
  }

  private boolean large() {
    long begin = System.nanoTime();
    List<Stage> stages = new Life(NODES, PARTITIONS).live();
    stages.forEach(out::println);
    List<String> problems = new ArrayList<>(new Bill(NODES, VOTERS).problems(stages));
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (seconds >= LARGE_LIMIT) {
      problems.add(String.format(Locale.ROOT, "misses the limit of %.0f s", LARGE_LIMIT));
    }
    problems.forEach(out::println);
    out.printf(
        Locale.ROOT,
        "%d nodes, %d partitions, 60 s: %s; %.1f s, %.1f CPU seconds%n",
        NODES,
        PARTITIONS,
        problems.isEmpty() ? "all invariants held, no message too many" : "not as it should be",
        seconds,
        Cpu.seconds());
    return problems.isEmpty();
  }
}
