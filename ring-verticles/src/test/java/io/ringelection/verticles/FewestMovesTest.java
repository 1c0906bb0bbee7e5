package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.Quorum;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Joins and leaves at random, the leader's among them, on 1 to 12 nodes. After each: every
 * partition has one owner, shares differ by at most one, and no more was granted than has to be. At
 * no moment between has a partition two owners. Another walk: {@code -Dseed=}.
 */
class FewestMovesTest {
  private static final long SEED = Long.getLong("seed", 20260101);
  private static final int MOST_NODES = 12;

  private final Vertx vertx = Vertx.vertx();
  private final Random random = new Random(SEED);

  @AfterEach
  void close() {
    Conditions.await("vertx closed", vertx.close());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 100, 1024, 16_384})
  void joinsAndLeaves(int partitions) {
    TestRing ring = TestRing.on(vertx).quorum(Quorum.single()).steady().partitions(partitions);
    GrantLedger ledger = GrantLedger.of(vertx, ring.name());
    ring.join(1).settle();
    long granted = partitions;
    boolean growing = true;
    for (int change = 0; growing || ring.nodes().size() > 1; change++) {
      Runnable what = draw(ring, growing, "x" + change);
      List<Integer> kept = shares(ring.nodes());
      what.run();
      ring.settle();
      granted += fewest(kept, ring.nodes().size(), partitions);
      untilTold(ledger, granted, partitions);
      growing &= ring.nodes().size() < MOST_NODES;
      assertEquals(granted, ledger.grants(), "seed " + SEED + ", change " + change);
    }
    assertEquals(List.of(), ledger.faults());
  }

  @Test
  void twelveNodesAtOnce() {
    TestRing ring = TestRing.on(vertx).steady().partitions(16_384);
    GrantLedger ledger = GrantLedger.of(vertx, ring.name());
    ring.join(MOST_NODES).settle();
    untilTold(ledger, 16_384, 16_384);
    assertEquals(List.of(), ledger.faults());
  }

  /** A node that leaves is none of the ring any more when this returns. */
  private Runnable draw(TestRing ring, boolean growing, String newcomer) {
    int size = ring.nodes().size();
    boolean usual = random.nextInt(4) > 0;
    if (size == 1 || size < MOST_NODES && growing == usual) {
      return () -> Conditions.await("joined", ring.create(newcomer).join());
    }
    EngineRing leaving = ring.remove(ring.node(random.nextInt(size)));
    return () -> Conditions.await("left", leaving.leave());
  }

  private static List<Integer> shares(List<EngineRing> nodes) {
    List<Integer> shares = new ArrayList<>();
    nodes.forEach(node -> shares.add(node.status().owned()));
    return shares;
  }

  /**
   * How many partitions must get another owner.
   *
   * @param kept shares of the nodes that were there before and still are
   */
  private static int fewest(List<Integer> kept, int nodes, int partitions) {
    int floor = partitions / nodes;
    int stay = kept.stream().mapToInt(share -> Math.min(share, floor)).sum();
    long oneMore = kept.stream().filter(share -> share > floor).count();
    return partitions - stay - (int) Math.min(oneMore, partitions % nodes);
  }

  private void untilTold(GrantLedger ledger, long grants, int partitions) {
    Conditions.until(
        vertx, "all grants told", () -> ledger.grants() >= grants && ledger.owned() == partitions);
  }
}
