package io.ringelection.web;

import io.ringelection.Assignment;
import io.ringelection.KeyHash;
import io.ringelection.NodeId;
import io.ringelection.Outcome;
import io.ringelection.Phase;
import io.ringelection.Ring;
import io.ringelection.RingEvent;
import io.ringelection.RingFigures;
import io.ringelection.RingOptions;
import io.ringelection.RingStatus;
import io.ringelection.View;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A node whose state a test sets at will: states such as "not joined" or "unowned" last for moments
 * in a real ring.
 */
public class StubRing implements Ring {
  public static final int PARTITIONS = 8;
  public static final NodeId N1 = new NodeId("n1", 0xa1);
  public static final NodeId N2 = new NodeId("n2", 0xb2);
  public static final NodeId N3 = new NodeId("n3", 0xc3);

  public volatile RingStatus status =
      new RingStatus(
          "ring", N1, Phase.NEW, 0, null, View.genesis(3), 0, 0, "join() has not been called", "");
  public volatile Assignment assignment = Assignment.empty(PARTITIONS);
  public volatile RingFigures figures = RingFigures.NONE;
  public volatile Map<Integer, Long> grants = Map.of();

  /** Completes when the node that leaves has left. */
  public volatile Future<Void> leaving = Future.succeededFuture();

  /** How often it was told to leave. */
  public final AtomicInteger leaves = new AtomicInteger();

  /** Three members, n2 leads, partition 7 is unowned, this node is n1. */
  public static StubRing joined() {
    StubRing ring = new StubRing();
    View view = View.of(4, 2, 77, List.of(N1, N2, N3), List.of(N1, N2, N3));
    ring.status =
        new RingStatus(
            "ring", N1, Phase.MEMBER, 2, N2, view, 3, 1800, "", "the leader " + N2 + " knows");
    NodeId[] owners = {N1, N1, N1, N2, N2, N3, N3, null};
    ring.assignment = new Assignment(owners, new long[] {10, 11, 12, 13, 14, 15, 1L << 62, 0});
    ring.grants = Map.of(0, 10L, 1, 11L, 2, 12L);
    return ring;
  }

  public void phase(Phase phase, long leaseMillis, String waitingFor) {
    RingStatus s = status;
    status =
        new RingStatus(
            s.ring(),
            s.node(),
            phase,
            s.term(),
            s.leaderId(),
            s.view(),
            0,
            leaseMillis,
            waitingFor,
            s.rebalance());
  }

  @Override
  public RingStatus status() {
    return status;
  }

  @Override
  public RingFigures figures() {
    return figures;
  }

  @Override
  public Assignment assignment() {
    return assignment;
  }

  @Override
  public OptionalLong token(int partition) {
    Long token = grants.get(partition);
    return token == null ? OptionalLong.empty() : OptionalLong.of(token);
  }

  @Override
  public boolean owns(int partition) {
    return grants.containsKey(partition);
  }

  @Override
  public NodeId node() {
    return N1;
  }

  @Override
  public int partitions() {
    return PARTITIONS;
  }

  @Override
  public int partitionOf(String key) {
    return KeyHash.partition(KeyHash.hash(key), PARTITIONS);
  }

  @Override
  public int partitionOf(byte[] key) {
    return KeyHash.partition(KeyHash.hash(key), PARTITIONS);
  }

  @Override
  public int partitionOf(long key) {
    return KeyHash.partition(KeyHash.hash(key), PARTITIONS);
  }

  @Override
  public RingOptions options() {
    return new RingOptions().setPartitions(PARTITIONS);
  }

  @Override
  public Future<Void> join() {
    return notHere();
  }

  @Override
  public Future<Void> leave() {
    leaves.incrementAndGet();
    phase(Phase.LEAVING, 0, "");
    return leaving.onSuccess(left -> phase(Phase.LEFT, 0, ""));
  }

  @Override
  public <T> Future<Outcome<T>> execute(
      int partition, Duration minRemaining, Function<Long, Future<T>> work) {
    return notHere();
  }

  @Override
  public Ring onAssigned(Handler<RingEvent.Assigned> handler) {
    return notHere();
  }

  @Override
  public Ring onRevoking(Function<RingEvent.Revoking, Future<Void>> handler) {
    return notHere();
  }

  @Override
  public Ring onRevoked(Handler<RingEvent.Revoked> handler) {
    return notHere();
  }

  @Override
  public Ring onLost(Handler<RingEvent.Lost> handler) {
    return notHere();
  }

  @Override
  public Ring onStatus(Handler<RingStatus> handler) {
    return notHere();
  }

  /** A face reads, and lets the node leave. */
  private static <T> T notHere() {
    throw new AssertionError("a face must not change the ring otherwise");
  }
}
