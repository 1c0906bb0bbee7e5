package io.ringelection.chaos.failover;

import io.ringelection.Quorum;
import io.ringelection.RingOptions;
import io.ringelection.chaos.process.Crew;
import io.ringelection.chaos.process.Duty;
import io.ringelection.chaos.process.Launch;
import io.ringelection.chaos.process.Place;
import io.ringelection.ledger.Entry;
import io.ringelection.ledger.Figures;
import io.ringelection.ledger.History;
import io.ringelection.ledger.Looks;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Starts, joins, ends, kills and stops nodes of a ring of five processes with 256 partitions, and
 * tells how long partitions had no owner. {@code mvn -Pfailover}, with {@code -Drepeats=} and
 * {@code -Dpreset=} lan, fast or both; ends with exit code 1 when a partition had two owners, a
 * token fell, something was not owned or not even at the end, or more moved than had to. Targets of
 * time that are missed are counted: on a busy machine they say little.
 */
final class FailoverMain {
  private static final int PARTITIONS = 256;
  private static final Duration PAUSE = Duration.ofSeconds(Integer.getInteger("pause", 30));
  private static final Duration STEADY = Duration.ofSeconds(Integer.getInteger("steady", 30));

  private final long begin = System.nanoTime();
  private final int repeats = Integer.getInteger("repeats", 5);
  private final String preset = System.getProperty("preset", "both");

  private FailoverMain() {}

  /** Runs all, and prints the tables. */
  public static void main(String[] arguments) throws IOException {
    System.exit(new FailoverMain().run() ? 0 : 1);
  }

  private boolean run() throws IOException {
    JsonObject all = new JsonObject();
    StringBuilder text = new StringBuilder();
    boolean well = true;
    for (String name : preset.equals("both") ? List.of("lan", "fast") : List.of(preset)) {
      Table table = new Table(name, options(name).getLeaseMillis(), PARTITIONS);
      for (int i = 0; i < repeats; i++) {
        once(name, i, table);
      }
      table.steady(steady(name));
      text.append(table.text());
      all.put(name, table.json());
      well &= table.violations().isEmpty();
    }
    Path file = Launch.root().resolve("ring-verticles/target/failover.json");
    Files.writeString(file, all.encodePrettily());
    System.out.print(text);
    return well;
  }

  private void once(String name, int number, Table table) throws IOException {
    Path folder = Launch.folder("failover-" + name + '-' + number);
    List<String> names = new ArrayList<>(Drills.FIVE);
    names.add(Drills.SIXTH);
    try (Crew crew =
        new Crew(
            new Launch(
                folder, options(name), Place.onLoopback(names), Duty.WATCHED, Optional.empty()))) {
      List<Trial> trials = new Drills(crew, PAUSE, what -> tell(name, what)).run();
      List<List<Entry>> ledgers = crew.ledgers();
      History history = crew.history(ledgers);
      trials.forEach(trial -> table.add(Outcome.of(trial, history, PARTITIONS)));
      table.add(history, Looks.distances(ledgers));
    }
  }

  /** Five processes that only stand there, and then five of a ring. */
  private List<Steady> steady(String name) throws IOException {
    List<Steady> costs = new ArrayList<>();
    for (Duty duty : List.of(Duty.IDLE, Duty.UNWATCHED)) {
      tell(name, "steady state, " + duty);
      Path folder = Launch.folder("failover-" + name + "-" + duty);
      Map<String, Place> places = Place.onLoopback(Drills.FIVE);
      Launch launch = new Launch(folder, options(name), places, duty, Optional.empty());
      try (Crew crew = new Crew(launch)) {
        for (String node : Drills.FIVE) {
          crew.start(node);
        }
        if (duty == Duty.IDLE) {
          crew.awaitUp();
          costs.add(Steady.of("without a ring", crew, STEADY));
        } else {
          crew.awaitWhole();
          costs.add(Steady.of("steady", crew, STEADY));
        }
      }
    }
    return costs;
  }

  private static RingOptions options(String name) {
    return (name.equals("fast") ? RingOptions.fast() : RingOptions.lan())
        .setPartitions(PARTITIONS)
        .setQuorum(Quorum.dynamic(Drills.FIVE.size()));
  }

  private void tell(String name, String what) {
    System.out.printf(
        Locale.ROOT, "%8s  %s: %s%n", Figures.time(System.nanoTime() - begin), name, what);
  }
}
