package io.ringelection.chaos.failover;

import io.ringelection.chaos.failover.Trial.Kind;
import io.ringelection.chaos.process.Crew;
import io.ringelection.chaos.process.NodeProcess;
import io.ringelection.chaos.process.Patience;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Does everything once to a ring of five processes. */
final class Drills {
  static final List<String> FIVE = List.of("n1", "n2", "n3", "n4", "n5");
  static final String SIXTH = "n6";

  /** So that no trial feels the one before, and new processes have run some of their code. */
  private static final Duration REST = Duration.ofSeconds(3);

  private final Crew crew;
  private final Duration pause;
  private final Consumer<String> progress;
  private final List<Trial> trials = new ArrayList<>();

  Drills(Crew crew, Duration pause, Consumer<String> progress) {
    this.crew = crew;
    this.pause = pause;
    this.progress = progress;
  }

  List<Trial> run() throws IOException {
    start();
    join();
    crew.term(SIXTH);
    crew.awaitWhole();
    leave();
    kill(Kind.KILL_MEMBER, member());
    kill(Kind.KILL_LEADER, leader());
    pause(Kind.PAUSE_MEMBER, member());
    pause(Kind.PAUSE_LEADER, leader());
    for (String name : FIVE) {
      crew.term(name);
    }
    return trials;
  }

  private void start() throws IOException {
    long at = System.nanoTime();
    for (String name : FIVE) {
      crew.start(name);
    }
    crew.awaitWhole();
    record(Kind.START, "", at);
  }

  private void join() throws IOException {
    crew.start(SIXTH);
    crew.awaitWhole();
    NodeProcess sixth = crew.node(SIXTH);
    // From here on it is up: what its JVM, Vert.x and Hazelcast needed before is not the ring's.
    record(Kind.JOIN, sixth.id(), sixth.opened());
  }

  private void leave() throws IOException {
    String name = member();
    String id = crew.node(name).id();
    long at = System.nanoTime();
    crew.term(name);
    crew.awaitWhole();
    record(Kind.LEAVE, id, at);
    restart(name);
  }

  private void kill(Kind kind, String name) throws IOException {
    String id = crew.node(name).id();
    long at = System.nanoTime();
    crew.kill(name);
    crew.awaitWhole();
    record(kind, id, at);
    restart(name);
  }

  private void pause(Kind kind, String name) {
    NodeProcess node = crew.node(name);
    long at = System.nanoTime();
    node.stop();
    crew.awaitWhole();
    Patience.rest(pause.minusNanos(System.nanoTime() - at));
    record(kind, node.id(), at);
    node.proceed();
    crew.awaitWhole();
    Patience.rest(REST);
  }

  private void restart(String name) throws IOException {
    crew.start(name);
    crew.awaitWhole();
    Patience.rest(REST);
  }

  private String leader() {
    return crew.leader().orElseThrow(() -> new IllegalStateException("nobody leads"));
  }

  /** The least senior would be the easiest case, and the heir the hardest: whoever comes first. */
  private String member() {
    String leader = leader();
    return crew.names().stream().filter(name -> !name.equals(leader)).findFirst().orElseThrow();
  }

  private void record(Kind kind, String id, long at) {
    // Nodes are told a little later than they own.
    Patience.rest(REST);
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    List<String> members =
        crew.running().stream().filter(node -> !node.isStopped()).map(NodeProcess::id).toList();
    trials.add(new Trial(kind, id, at, System.nanoTime(), members, load));
    progress.accept(kind + " " + id);
  }
}
