package io.ringelection.scheduler.cluster;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Three processes of the scheduler on this machine, and those that were there before them. */
final class Cluster implements AutoCloseable {
  static final List<String> NAMES = List.of("n1", "n2", "n3");

  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Launch launch;
  private final Map<String, NodeProcess> running = new TreeMap<>();
  private final List<NodeProcess> all = new ArrayList<>();
  private final Map<String, Long> killed = new HashMap<>();
  private final Patience patience = new Patience(LIMIT, this::requireAlive);

  /** Nothing runs yet. */
  Cluster(Launch launch) {
    this.launch = launch;
  }

  /** Starts the process of a node, for the first time or again. */
  void start(String name) throws IOException {
    NodeProcess process = launch.start(name, all.size() + 1);
    running.put(name, process);
    all.add(process);
  }

  NodeProcess node(String name) {
    return running.get(name);
  }

  Patience patience() {
    return patience;
  }

  /** All processes there have been. */
  Collection<NodeProcess> everyone() {
    return all;
  }

  /** Processor time used so far by the processes that run. */
  Duration cpu() {
    return running.values().stream().map(NodeProcess::cpu).reduce(Duration.ZERO, Duration::plus);
  }

  /** When the process of an incarnation was killed, for those that were. */
  Map<String, Long> killed() {
    return killed;
  }

  void kill(String name) {
    NodeProcess process = running.remove(name);
    String id = process.id();
    process.kill();
    killed.put(id, System.nanoTime());
  }

  /**
   * Ends a node in order.
   *
   * @return its exit code
   */
  int term(String name) {
    NodeProcess process = running.remove(name);
    process.term();
    return process.exit(LIMIT);
  }

  /** Returns when the nodes {@code names}, and they alone, own everything between them. */
  void awaitOwned(Collection<String> names) {
    patience.until(names + " own everything", () -> owned(names));
  }

  private boolean owned(Collection<String> names) {
    int partitions = -1;
    int sum = 0;
    for (String name : names) {
      Optional<JsonObject> ring = node(name).ring();
      sum += ring.map(said -> said.getInteger("owned")).orElse(0);
      partitions = ring.map(said -> said.getInteger("partitions")).orElse(partitions);
    }
    return sum == partitions;
  }

  /** Returns when all three nodes speak of one ring of all three, and everything is owned. */
  void awaitWhole() {
    patience.until("one ring of all nodes, everything owned", () -> whole() && owned(NAMES));
  }

  /** Returns when all nodes own their share, as each says of itself. */
  void awaitEven() {
    patience.until("partitions spread evenly", () -> even() && owned(NAMES));
  }

  private boolean even() {
    IntSummaryStatistics owned =
        said().stream().mapToInt(ring -> ring.getInteger("owned")).summaryStatistics();
    return owned.getMax() - owned.getMin() <= 1;
  }

  private List<JsonObject> said() {
    return running.values().stream().flatMap(node -> node.ring().stream()).toList();
  }

  private boolean whole() {
    List<JsonObject> said = said();
    return said.size() == NAMES.size()
        && said.get(0).getString("leader") != null
        && said.stream().map(ring -> ring.getString("leader")).distinct().count() == 1
        && said.stream().allMatch(ring -> members(ring).equals(ids(said)))
        && said.stream().allMatch(ring -> ring.getJsonArray("voters").size() == NAMES.size());
  }

  private static Collection<String> members(JsonObject ring) {
    return ring.getJsonObject("counts").fieldNames().stream().collect(Collectors.toSet());
  }

  private static Collection<String> ids(List<JsonObject> said) {
    return said.stream().map(ring -> ring.getString("node")).collect(Collectors.toSet());
  }

  /** Name of the node that leads. */
  String leader() {
    return said().stream()
        .filter(ring -> ring.getString("node").equals(ring.getString("leader")))
        .map(ring -> ring.getString("node").replaceFirst("@.*", ""))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody says that it leads"));
  }

  private void requireAlive() {
    for (NodeProcess process : running.values()) {
      if (!process.isAlive()) {
        throw new IllegalStateException(process.name() + " ended: " + process.lastWords());
      }
    }
  }

  @Override
  public void close() {
    running.values().forEach(NodeProcess::kill);
  }
}
