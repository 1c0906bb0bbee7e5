package io.ringelection.chaos.process;

import io.ringelection.ledger.Entry;
import io.ringelection.ledger.History;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The processes of one ring: those that run, and all there have been. */
public final class Crew implements AutoCloseable {
  /** For whatever must come true, on a machine with other work. */
  public static final Duration LIMIT = Duration.ofSeconds(300);

  private final Launch launch;
  private final Map<String, NodeProcess> running = new TreeMap<>();
  private final List<NodeProcess> all = new ArrayList<>();
  private final Map<String, Long> killed = new HashMap<>();
  private final Thread cleaner = new Thread(this::killAll, "cleaner");

  /** Nothing runs yet. */
  public Crew(Launch launch) {
    this.launch = launch;
    Runtime.getRuntime().addShutdownHook(cleaner);
  }

  /** Starts the process of a node, for the first time or again. */
  public void start(String name) throws IOException {
    NodeProcess process = launch.start(name, all.size() + 1);
    running.put(name, process);
    all.add(process);
  }

  public NodeProcess node(String name) {
    return running.get(name);
  }

  /** Those that run. */
  public Collection<NodeProcess> running() {
    return running.values();
  }

  /** Names of those that run. */
  public List<String> names() {
    return List.copyOf(running.keySet());
  }

  /** SIGKILL; the node is taken to have owned what it had until now. */
  public void kill(String name) {
    NodeProcess process = running.remove(name);
    String id = process.id();
    process.kill();
    killed.put(id, System.nanoTime());
  }

  /** SIGTERM; returns when the process has ended. */
  public void term(String name) {
    NodeProcess process = running.remove(name);
    process.term();
    process.exit(LIMIT);
  }

  /** Forgets a process that has ended by itself, without an end in its ledger. */
  public void buried(String name) {
    killed.put(running.remove(name).id(), System.nanoTime());
  }

  /** Starts those again that ask for it, as an orchestrator would; tells their names. */
  public List<String> revive() {
    List<String> ended =
        names().stream().filter(name -> running.get(name).wantsToBeRevived()).toList();
    try {
      for (String name : ended) {
        buried(name);
        start(name);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return ended;
  }

  /** Name of the node that leads, as most say; empty when nobody says so. */
  public Optional<String> leader() {
    return said().stream()
        .filter(ring -> ring.getString("node").equals(ring.getString("leader")))
        .map(ring -> ring.getString("node").replaceFirst("@.*", ""))
        .findFirst();
  }

  /** Returns when all that run answer, members or not. */
  public void awaitUp() {
    Patience.until(names() + " up", LIMIT, () -> said().size() == running.size());
  }

  /** Returns when all that run and are not stopped are one ring, evenly owned. */
  public void awaitWhole() {
    Patience.until("one ring of " + names() + ", evenly owned", LIMIT, this::isWhole);
  }

  /** True when all that run and are not stopped are one ring, evenly owned. */
  public boolean isWhole() {
    List<JsonObject> said = said();
    long awake = running.values().stream().filter(node -> !node.isStopped()).count();
    if (said.isEmpty() || said.size() < awake) {
      return false;
    }
    Set<String> ids = said.stream().map(ring -> ring.getString("node")).collect(Collectors.toSet());
    IntSummaryStatistics owned =
        said.stream().mapToInt(ring -> ring.getInteger("owned")).summaryStatistics();
    return said.get(0).getString("leader") != null
        && said.stream().map(ring -> ring.getString("leader")).distinct().count() == 1
        && said.stream().allMatch(ring -> ring.getJsonObject("counts").fieldNames().equals(ids))
        && owned.getSum() == said.get(0).getInteger("partitions")
        && owned.getMax() - owned.getMin() <= 1;
  }

  private List<JsonObject> said() {
    return running.values().stream().flatMap(node -> node.ring().stream()).toList();
  }

  /** How often a process had proof that another one was dead. */
  public int proofs() {
    return all.stream().mapToInt(process -> process.proofs().size()).sum();
  }

  /**
   * Sentences on who was called dead and lives, or never lived. To be asked while all that run are
   * members, so that none of them is about to end.
   */
  public List<String> falseProofs() {
    Set<String> living =
        running.values().stream()
            .filter(NodeProcess::isAlive)
            .map(NodeProcess::id)
            .collect(Collectors.toSet());
    Map<String, List<String>> said = new TreeMap<>();
    all.forEach(process -> said.put(process.id(), process.proofs()));
    return Proofs.wrong(said, living);
  }

  /** The ledgers of all processes so far, one each. */
  public List<List<Entry>> ledgers() {
    return all.stream().map(NodeProcess::entries).toList();
  }

  /** What these ledgers of all processes say; those of processes that still run end now. */
  public History history(List<List<Entry>> ledgers) {
    return History.of(ledgers, killed);
  }

  private void killAll() {
    all.stream().filter(NodeProcess::isAlive).forEach(NodeProcess::kill);
  }

  @Override
  public void close() {
    killAll();
    running.clear();
    Runtime.getRuntime().removeShutdownHook(cleaner);
  }
}
