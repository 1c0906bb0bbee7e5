package io.ringelection.verticles;

import io.ringelection.NodeId;
import io.ringelection.Phase;
import io.ringelection.Quorum;
import io.ringelection.Ring;
import io.ringelection.RingOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The nodes of one ring, wherever they live, and what must become true of them. */
public final class TestRing {
  public static final int PARTITIONS = 60;
  private static final AtomicInteger NAMES = new AtomicInteger();

  private final Vertx vertx;
  private final RingOptions options;
  private final List<EngineRing> nodes = new CopyOnWriteArrayList<>();

  private TestRing(Vertx vertx, RingOptions options) {
    this.vertx = vertx;
    this.options = options;
  }

  /** Without nodes, under a name that no other ring of this JVM has. */
  public static TestRing on(Vertx vertx) {
    return on(vertx, "test" + NAMES.incrementAndGet());
  }

  public static TestRing on(Vertx vertx, String name) {
    return new TestRing(
        vertx, RingOptions.fast().setName(name).setPartitions(PARTITIONS).setNode("none"));
  }

  public TestRing quorum(Quorum quorum) {
    options.setQuorum(quorum);
    return this;
  }

  public TestRing partitions(int partitions) {
    options.setPartitions(partitions);
    return this;
  }

  /**
   * With a lease so long that a busy machine does not cost one: for tests in which nobody dies and
   * nothing may move.
   */
  public TestRing steady() {
    return lease(30_000);
  }

  public TestRing lease(long millis) {
    options.setLeaseMillis(millis).setLeaderTimeoutMillis(1000);
    return this;
  }

  /** A copy of the options for the node of that name. */
  public RingOptions options(String node) {
    return new RingOptions(options).setNode(node);
  }

  public String name() {
    return options.getName();
  }

  /** A new node that has not joined. */
  public EngineRing create(String node) {
    return create(vertx, options(node));
  }

  public EngineRing create(Vertx home, RingOptions own) {
    EngineRing ring = (EngineRing) Ring.create(home, own);
    nodes.add(ring);
    return ring;
  }

  /** New nodes n1, n2 and so on, joined. */
  public TestRing join(int count) {
    List<Future<Void>> joined = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      joined.add(create("n" + (nodes.size() + 1)).join());
    }
    Conditions.await("all nodes joined", Future.all(joined));
    return this;
  }

  public List<EngineRing> nodes() {
    return nodes;
  }

  public EngineRing node(int i) {
    return nodes.get(i);
  }

  /** The node is forgotten here. */
  public EngineRing remove(EngineRing node) {
    nodes.remove(node);
    return node;
  }

  public EngineRing leader() {
    return nodes.stream().filter(node -> node.status().isLeader()).findFirst().orElseThrow();
  }

  public EngineRing follower() {
    return nodes.stream().filter(node -> !node.status().isLeader()).findFirst().orElseThrow();
  }

  /** Waits until the nodes known here are the ring, every partition owned, shares even. */
  public TestRing settle() {
    Conditions.until(vertx, "a settled ring of " + nodes.size() + " nodes", this::isSettled);
    return this;
  }

  private boolean isSettled() {
    Set<NodeId> self = new HashSet<>();
    nodes.forEach(node -> self.add(node.node()));
    return nodes.stream().allMatch(node -> isAtEase(node, self)) && even() && ownedOnce();
  }

  private static boolean isAtEase(EngineRing node, Set<NodeId> all) {
    return node.status().phase() == Phase.MEMBER
        && new HashSet<>(node.status().members()).equals(all);
  }

  private boolean ownedOnce() {
    for (int p = 0; p < options.getPartitions(); p++) {
      if (owners(p) != 1) {
        return false;
      }
    }
    return true;
  }

  /** How many nodes own {@code partition}, asked one after the other. */
  public long owners(int partition) {
    return nodes.stream().filter(node -> node.owns(partition)).count();
  }

  private boolean even() {
    int[] counts = nodes.stream().mapToInt(node -> node.status().owned()).sorted().toArray();
    return counts[counts.length - 1] - counts[0] <= 1
        && Arrays.stream(counts).sum() == options.getPartitions();
  }
}
