package io.ringelection.scheduler.cluster;

import io.ringelection.scheduler.cluster.Window.Kind;
import io.ringelection.scheduler.job.RunState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Does things to the cluster, and waits after each until the ring is whole again. */
final class Drills {
  private static final Duration RUN_LIMIT = Duration.ofSeconds(10);

  private final Cluster cluster;
  private final Gate gate;
  private final Database database;
  private final Consumer<String> progress;
  private final List<Window> windows = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private long wholeAfter;

  /** {@code progress} is told what is done. */
  Drills(Cluster cluster, Gate gate, Database database, Consumer<String> progress) {
    this.cluster = cluster;
    this.gate = gate;
    this.database = database;
    this.progress = progress;
  }

  /** What was done, in order. */
  List<Window> windows() {
    return windows;
  }

  /** What went wrong meanwhile that no ledger tells. */
  List<String> failures() {
    return failures;
  }

  /**
   * Nanoseconds from the start of the first process until all three said that the ring is whole.
   */
  long wholeAfter() {
    return wholeAfter;
  }

  /** Starts all three. */
  void form() throws IOException {
    begin(Kind.FORM, "all");
    for (String name : Cluster.NAMES) {
      cluster.start(name);
    }
    cluster.awaitWhole();
    wholeAfter = System.nanoTime() - windows.get(0).from();
    cluster.awaitEven();
  }

  /** Kills a node while it has a run under way, and starts it again. */
  void kill(String name) throws IOException {
    boolean leads = leads(name);
    gate.shut();
    awaitRun(name);
    begin(leads ? Kind.KILL_LEADER : Kind.KILL_MEMBER, name);
    cluster.kill(name);
    gate.open();
    cluster.awaitOwned(others(name));
    restart(name);
  }

  /** Ends a node in order, and starts it again. */
  void term(String name) throws IOException {
    begin(Kind.TERM, name);
    end(name);
    cluster.awaitOwned(others(name));
    restart(name);
  }

  private void end(String name) {
    int code = cluster.term(name);
    if (code != 0) {
      failures.add(name + " ended with exit code " + code + " after SIGTERM");
    }
  }

  private void restart(String name) throws IOException {
    begin(Kind.RESTART, name);
    cluster.start(name);
    cluster.awaitWhole();
    cluster.awaitEven();
  }

  /**
   * Stops a node while it has runs under way, lets it go on when others have taken these over and
   * {@code atLeast} has passed, and waits until its late results were refused.
   */
  void stop(String name, Duration atLeast) {
    boolean leads = leads(name);
    gate.shut();
    Set<Long> runs = awaitRun(name);
    begin(leads ? Kind.STOP_LEADER : Kind.STOP_MEMBER, name);
    cluster.node(name).stop();
    gate.open();
    cluster.awaitOwned(others(name));
    cluster
        .patience()
        .until(
            "runs of " + name + " taken over by others",
            () -> database.tokens(RunState.LOST).containsAll(runs));
    long since = windows.get(windows.size() - 1).from();
    cluster
        .patience()
        .until("the end of the pause", () -> System.nanoTime() - since >= atLeast.toNanos());
    begin(Kind.CONTINUE, name);
    cluster.node(name).proceed();
    cluster
        .patience()
        .until(
            "late results of " + name + " refused",
            () -> database.tokens(RunState.FENCED).containsAll(runs));
    cluster.awaitWhole();
    cluster.awaitEven();
  }

  /** Lets the jobs run undisturbed until {@code end} of {@link System#nanoTime}. */
  void runUntil(long end) {
    Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    cluster.patience().holds(left, () -> false);
  }

  /** Waits until all jobs are up to date, then ends all three nodes in order, one by one. */
  void finish() {
    Instant now = Instant.now();
    cluster
        .patience()
        .until(
            "all jobs up to date",
            () -> database.cursors().values().stream().allMatch(due -> due.isAfter(now)));
    for (String name : Cluster.NAMES) {
      begin(Kind.TERM, name);
      end(name);
    }
  }

  /**
   * The tokens of runs that call the gate and wait there, started by this node; none when its
   * partitions happen to be without such jobs.
   */
  private Set<Long> awaitRun(String name) {
    Set<Long> found = new HashSet<>();
    cluster
        .patience()
        .holds(
            RUN_LIMIT,
            () -> {
              found.addAll(database.underWay(name));
              found.retainAll(gate.waiting());
              return !found.isEmpty();
            });
    return found;
  }

  private boolean leads(String name) {
    return name.equals(cluster.leader());
  }

  private static List<String> others(String name) {
    return Cluster.NAMES.stream().filter(other -> !other.equals(name)).toList();
  }

  private void begin(Kind kind, String node) {
    long now = System.nanoTime();
    if (!windows.isEmpty()) {
      Window last = windows.remove(windows.size() - 1);
      windows.add(new Window(last.kind(), last.node(), last.from(), now));
    }
    windows.add(new Window(kind, node, now, Long.MAX_VALUE));
    progress.accept(kind + (kind == Kind.FORM ? "" : " " + node));
  }
}
