package io.ringelection.chaos;

import io.ringelection.Quorum;
import io.ringelection.RingOptions;
import io.ringelection.chaos.fault.Draw;
import io.ringelection.chaos.fault.Fault;
import io.ringelection.chaos.fault.Kind;
import io.ringelection.chaos.fault.Stage;
import io.ringelection.chaos.net.Net;
import io.ringelection.chaos.process.Clocks;
import io.ringelection.chaos.process.Crew;
import io.ringelection.chaos.process.Duty;
import io.ringelection.chaos.process.Launch;
import io.ringelection.chaos.process.NodeProcess;
import io.ringelection.chaos.process.Patience;
import io.ringelection.ledger.History;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Five processes, each in a network of its own, and faults for a while. */
final class ChaosRun implements AutoCloseable {
  static final List<String> NAMES = List.of("n1", "n2", "n3", "n4", "n5");
  static final RingOptions OPTIONS =
      RingOptions.lan()
          .setPartitions(256)
          .setLinkPort(Net.LINK)
          .setClusterTimeoutMillis(30_000)
          // Of all of them: two pairs that meet first must not found a ring each.
          .setQuorum(Quorum.dynamic(NAMES.size()));

  /**
   * For subscribers; whoever is not heard by then is taken to be lost for good. Longer than a node
   * whose Hazelcast hangs takes to notice, leave and start again.
   */
  private static final Duration HEARING_LIMIT = Duration.ofSeconds(150);

  private static final Duration TELLING = Duration.ofSeconds(1);

  private final Consumer<String> progress;
  private final Net net = new Net(NAMES);
  private final Crew crew;
  private final Hearing hearing;
  private final Draw draw;
  private final Stage stage;
  private final List<Episode> episodes = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  /**
   * Nothing runs yet.
   *
   * @param folder where ledgers and logs go
   * @param wanted kinds of faults to draw from
   * @param progress is told what is done
   */
  ChaosRun(Path folder, long seed, Set<Kind> wanted, Consumer<String> progress) {
    this.progress = progress;
    Optional<Clocks> clocks = Clocks.in(folder);
    this.crew = new Crew(new Launch(folder, OPTIONS, net.places(), Duty.WATCHED, clocks));
    this.hearing = new Hearing(crew);
    this.draw = new Draw(seed, kinds(wanted, clocks.isPresent()));
    this.stage = new Stage(crew, net, clocks, draw.random());
  }

  private Set<Kind> kinds(Set<Kind> wanted, boolean clocks) {
    Set<Kind> kinds = EnumSet.copyOf(wanted);
    if (!clocks && kinds.remove(Kind.CLOCK)) {
      progress.accept("no clock is set: that takes -Dclocks=true and libfaketime");
    }
    return kinds;
  }

  /** Forms the ring, troubles it for this long, lets it come to rest and ends it. */
  ChaosReport run(Duration time) throws IOException {
    for (String name : NAMES) {
      crew.start(name);
    }
    crew.awaitWhole();
    progress.accept("the ring is whole");
    long end = System.nanoTime() + time.toNanos();
    try {
      while (System.nanoTime() < end) {
        episode(draw.next());
      }
    } catch (IllegalStateException stuck) {
      failures.add(stuck.getMessage());
    }
    crew.names().forEach(this::leave);
    History history = crew.history();
    return new ChaosReport(episodes, history, failures, OPTIONS);
  }

  private void leave(String name) {
    try {
      crew.term(name);
    } catch (IllegalStateException stuck) {
      failures.add(stuck.getMessage());
    }
  }

  private void episode(Draw.Step step) throws IOException {
    long from = System.nanoTime();
    List<String> stories = new ArrayList<>();
    for (Fault fault : step.faults()) {
      stories.add(fault.kind() + " (" + fault.begin(stage) + ')');
    }
    String story = String.join(" and ", stories) + " for " + step.millis() + " ms";
    progress.accept(story);
    Patience.rest(Duration.ofMillis(step.millis()));
    net.heal();
    for (Fault fault : step.faults()) {
      fault.end(stage);
    }
    List<String> revived = new ArrayList<>();
    long healed = System.nanoTime();
    boolean heard = rested(allUp(healed), revived);
    // Later than the heal only where a process had to be started anew, by us or because it asked.
    long up = allUp(healed);
    if (!revived.isEmpty()) {
      story += "; asked to be started again: " + String.join(", ", revived);
    }
    long heardAfter = System.nanoTime() - TELLING.toNanos() - up;
    if (!heard) {
      failures.add(story + ": " + hearing.missing(up));
    }
    List<String> members = crew.running().stream().map(NodeProcess::id).toList();
    episodes.add(
        new Episode(
            step.faults().stream().map(Fault::kind).toList(),
            story,
            from,
            healed,
            up,
            System.nanoTime(),
            members,
            revived.size(),
            heard ? heardAfter : -1));
  }

  /**
   * Waits until the ring is whole and stays so for a while: what the cluster manager has noticed of
   * a fault may trouble it after the fault's end. Returns whether subscribers hear everybody.
   *
   * @param revived gets the names of nodes that asked to be started again meanwhile
   */
  private boolean rested(long healed, List<String> revived) {
    boolean heard;
    do {
      Patience.until(
          "one ring of " + crew.names() + ", evenly owned",
          Crew.LIMIT,
          () -> !revived.addAll(crew.revive()) && crew.isWhole());
      heard =
          Patience.holds(
              HEARING_LIMIT,
              () -> !revived.addAll(crew.revive()) && hearing.missing(healed).isEmpty());
      // Nodes are told a little later than they own, too.
      Patience.rest(TELLING);
    } while (!crew.isWhole());
    return heard;
  }

  /** When the last process that was started again was up, {@code since} at the earliest. */
  private long allUp(long since) {
    Patience.until(
        "all processes up",
        Crew.LIMIT,
        () -> crew.running().stream().noneMatch(node -> node.id().isEmpty()));
    return crew.running().stream().mapToLong(NodeProcess::opened).reduce(since, Math::max);
  }

  @Override
  public void close() {
    crew.close();
    net.close();
  }
}
