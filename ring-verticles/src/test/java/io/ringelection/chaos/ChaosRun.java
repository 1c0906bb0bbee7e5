package io.ringelection.chaos;

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
import io.ringelection.ledger.Entry;
import io.ringelection.ledger.Looks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Five processes, each in a network of its own, and faults for a while. */
final class ChaosRun implements AutoCloseable {
  static final List<String> NAMES = List.of("n1", "n2", "n3", "n4", "n5");

  /** What a node whose Hazelcast hangs takes to leave and start again, once it has noticed. */
  private static final Duration RESTART = Duration.ofSeconds(90);

  private static final Duration TELLING = Duration.ofSeconds(1);

  private final Consumer<String> progress;
  private final Links links;
  private final RingOptions options;
  private final Net net = new Net(NAMES);
  private final Crew crew;
  private final Hearing hearing;
  private final Draw draw;
  private final Stage stage;
  private final List<Episode> episodes = new ArrayList<>();
  private final Set<String> failures = new LinkedHashSet<>();
  private final List<String> leftOut = new ArrayList<>();

  /**
   * Nothing runs yet.
   *
   * @param folder where ledgers and logs go
   * @param wanted kinds of faults to draw from
   * @param links how nodes talk to each other
   * @param progress is told what is done
   */
  ChaosRun(Path folder, long seed, Set<Kind> wanted, Links links, Consumer<String> progress) {
    this.progress = progress;
    this.links = links;
    this.options = links.options(NAMES.size());
    Optional<Clocks> clocks = Clocks.in(folder);
    this.crew = new Crew(new Launch(folder, options, net.places(), Duty.WATCHED, clocks));
    this.hearing = new Hearing(crew);
    this.draw = new Draw(seed, kinds(wanted, clocks.isPresent()));
    this.stage = new Stage(crew, net, clocks, draw.random());
  }

  private Set<Kind> kinds(Set<Kind> wanted, boolean clocks) {
    Set<Kind> kinds = EnumSet.copyOf(wanted);
    if (!clocks) {
      leaveOut(kinds, Kind.CLOCK, Clocks.WHY_NOT);
    }
    if (links != Links.FIXED) {
      leaveOut(kinds, Kind.LINK_PORT, "only with -Dlinks=fixed there is one to cut");
    }
    return kinds;
  }

  private void leaveOut(Set<Kind> kinds, Kind kind, String why) {
    if (kinds.remove(kind)) {
      leftOut.add(kind + ": " + why);
    }
  }

  /**
   * Forms the ring, troubles it for this long and until each kind of fault has come, lets it come
   * to rest and ends it.
   */
  ChaosReport run(Duration time) throws IOException {
    for (String name : NAMES) {
      crew.start(name);
    }
    crew.awaitWhole();
    progress.accept("the ring is whole");
    long end = System.nanoTime() + time.toNanos();
    try {
      while (System.nanoTime() < end || !draw.isThrough()) {
        episode(draw.next());
      }
    } catch (IllegalStateException stuck) {
      failures.add(stuck.getMessage());
    }
    int proofs = crew.proofs();
    crew.names().forEach(this::leave);
    List<List<Entry>> ledgers = crew.ledgers();
    Findings findings =
        new Findings(
            episodes,
            crew.history(ledgers),
            Looks.distances(ledgers),
            proofs,
            List.copyOf(failures),
            leftOut);
    return new ChaosReport(findings, options, links);
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
    failures.addAll(crew.falseProofs());
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
              hearingLimit(),
              () -> !revived.addAll(crew.revive()) && hearing.missing(healed).isEmpty());
      // Nodes are told a little later than they own, too.
      Patience.rest(TELLING);
    } while (!crew.isWhole());
    return heard;
  }

  /**
   * For subscribers; whoever is not heard by then is taken to be lost for good. A node waits up to
   * twice its time before it takes its cluster manager for dead.
   */
  private Duration hearingLimit() {
    return RESTART.plusMillis(2 * options.getClusterTimeoutMillis());
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
