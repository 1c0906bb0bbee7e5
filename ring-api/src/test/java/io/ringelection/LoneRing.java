package io.ringelection;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A ring of one node that owns everything from join to leave: enough to see that a view of {@link
 * Ring} hands everything through.
 */
final class LoneRing implements Ring {
  private static final long TOKEN = Token.of(1, 1);
  private final RingOptions options = new RingOptions().setNode("lone").setPartitions(4);
  private final NodeId node = new NodeId("lone", 1);
  private final View view = View.of(1, 1, 77, List.of(node), List.of(node));
  private final List<Handler<RingEvent.Assigned>> assigned = new ArrayList<>();
  private final List<Function<RingEvent.Revoking, Future<Void>>> revoking = new ArrayList<>();
  private final List<Handler<RingEvent.Revoked>> revoked = new ArrayList<>();
  private final List<Handler<RingEvent.Lost>> lost = new ArrayList<>();
  private final List<Handler<RingStatus>> statuses = new ArrayList<>();
  private Phase phase = Phase.NEW;
  private long sequence;

  private List<Grant> all() {
    return IntStream.range(0, partitions()).mapToObj(p -> new Grant(p, TOKEN, null)).toList();
  }

  private void enter(Phase next) {
    phase = next;
    statuses.forEach(handler -> handler.handle(status()));
  }

  @Override
  public Future<Void> join() {
    enter(Phase.MEMBER);
    assigned.forEach(
        h -> h.handle(new RingEvent.Assigned("ring", node, ++sequence, Cause.UNOWNED, all())));
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> leave() {
    RingEvent.Revoking event =
        new RingEvent.Revoking("ring", node, ++sequence, Cause.LEAVE, all(), 1000);
    return Future.join(revoking.stream().map(handler -> handler.apply(event)).toList())
        .map(
            finished -> {
              enter(Phase.LEFT);
              revoked.forEach(
                  h ->
                      h.handle(
                          new RingEvent.Revoked("ring", node, ++sequence, Cause.LEAVE, all())));
              lost.forEach(
                  h ->
                      h.handle(
                          new RingEvent.Lost("ring", node, ++sequence, Cause.SHUTDOWN, List.of())));
              return null;
            });
  }

  @Override
  public RingOptions options() {
    return new RingOptions(options);
  }

  @Override
  public NodeId node() {
    return node;
  }

  @Override
  public int partitions() {
    return options.getPartitions();
  }

  @Override
  public int partitionOf(String key) {
    return KeyHash.partition(KeyHash.hash(key), partitions());
  }

  @Override
  public int partitionOf(byte[] key) {
    return KeyHash.partition(KeyHash.hash(key), partitions());
  }

  @Override
  public int partitionOf(long key) {
    return KeyHash.partition(KeyHash.hash(key), partitions());
  }

  @Override
  public OptionalLong token(int partition) {
    return owns(partition) ? OptionalLong.of(TOKEN) : OptionalLong.empty();
  }

  @Override
  public boolean owns(int partition) {
    return phase == Phase.MEMBER;
  }

  @Override
  public <T> Future<Outcome<T>> execute(
      int partition, Duration minRemaining, Function<Long, Future<T>> work) {
    return owns(partition)
        ? work.apply(TOKEN).map(result -> new Outcome<>(Outcome.Status.DONE, TOKEN, result))
        : Future.succeededFuture(new Outcome<>(Outcome.Status.NOT_OWNER, 0, null));
  }

  @Override
  public RingStatus status() {
    return new RingStatus(
        "ring", node, phase, 1, node, view, owns(0) ? partitions() : 0, 1000, "", "");
  }

  @Override
  public RingFigures figures() {
    return RingFigures.NONE;
  }

  @Override
  public Assignment assignment() {
    NodeId[] owners = new NodeId[partitions()];
    long[] tokens = new long[partitions()];
    if (owns(0)) {
      Arrays.fill(owners, node);
      Arrays.fill(tokens, TOKEN);
    }
    return new Assignment(owners, tokens);
  }

  @Override
  public Ring onAssigned(Handler<RingEvent.Assigned> handler) {
    assigned.add(handler);
    return this;
  }

  @Override
  public Ring onRevoking(Function<RingEvent.Revoking, Future<Void>> handler) {
    revoking.add(handler);
    return this;
  }

  @Override
  public Ring onRevoked(Handler<RingEvent.Revoked> handler) {
    revoked.add(handler);
    return this;
  }

  @Override
  public Ring onLost(Handler<RingEvent.Lost> handler) {
    lost.add(handler);
    return this;
  }

  @Override
  public Ring onStatus(Handler<RingStatus> handler) {
    statuses.add(handler);
    return this;
  }
}
