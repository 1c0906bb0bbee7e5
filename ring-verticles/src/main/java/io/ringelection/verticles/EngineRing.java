package io.ringelection.verticles;

import io.ringelection.Assignment;
import io.ringelection.KeyHash;
import io.ringelection.NodeId;
import io.ringelection.Outcome;
import io.ringelection.Ring;
import io.ringelection.RingEvent;
import io.ringelection.RingFigures;
import io.ringelection.RingOptions;
import io.ringelection.RingStatus;
import io.ringelection.verticles.driver.Listeners;
import io.ringelection.verticles.driver.LocalNode;
import io.ringelection.verticles.driver.Loops;
import io.ringelection.verticles.driver.Ownership;
import io.ringelection.verticles.transport.Traffic;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.internal.VertxInternal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The public face of a {@link LocalNode}. As an {@link AutoCloseable} it ends like a process that
 * dies: it owns nothing from that moment and tells nobody.
 */
final class EngineRing implements Ring, AutoCloseable {
  private static final SecureRandom INCARNATIONS = new SecureRandom();

  private final RingOptions options;
  private final NodeId self;
  private final int partitions;
  private final Listeners listeners;
  private final LocalNode node;
  private final Ownership ownership;
  private final Execution execution;

  EngineRing(
      VertxInternal vertx, RingOptions options, int roles, Loops loops, Consumer<EngineRing> gone) {
    this.options = new RingOptions(options);
    this.self = new NodeId(options.getNode(), INCARNATIONS.nextLong());
    this.partitions = options.getPartitions();
    this.listeners = new Listeners(new HandlerContext(vertx));
    this.node = new LocalNode(this.options, self, roles, listeners, loops, () -> gone.accept(this));
    this.ownership = node.ownership();
    this.execution = new Execution(ownership);
  }

  Future<Void> start() {
    return node.start();
  }

  void roles(int roles) {
    node.roles(roles);
  }

  Traffic traffic() {
    return node.traffic();
  }

  Future<Void> crash() {
    return node.crash();
  }

  @Override
  public void close() {
    crash();
  }

  @Override
  public Future<Void> join() {
    return node.join();
  }

  @Override
  public Future<Void> leave() {
    return node.leave();
  }

  @Override
  public RingOptions options() {
    return new RingOptions(options);
  }

  @Override
  public NodeId node() {
    return self;
  }

  @Override
  public int partitions() {
    return partitions;
  }

  @Override
  public int partitionOf(String key) {
    return KeyHash.partition(KeyHash.hash(key), partitions);
  }

  @Override
  public int partitionOf(byte[] key) {
    return KeyHash.partition(KeyHash.hash(key), partitions);
  }

  @Override
  public int partitionOf(long key) {
    return KeyHash.partition(KeyHash.hash(key), partitions);
  }

  @Override
  public OptionalLong token(int partition) {
    long token = ownership.token(checked(partition));
    return token == 0 ? OptionalLong.empty() : OptionalLong.of(token);
  }

  @Override
  public boolean owns(int partition) {
    return ownership.token(checked(partition)) != 0;
  }

  @Override
  public <T> Future<Outcome<T>> execute(
      int partition, Duration minRemaining, Function<Long, Future<T>> work) {
    return execution.run(checked(partition), minRemaining, work);
  }

  @Override
  public RingStatus status() {
    return node.board().status();
  }

  @Override
  public RingFigures figures() {
    return node.figures();
  }

  @Override
  public Assignment assignment() {
    return node.board().assignment();
  }

  @Override
  public Ring onAssigned(Handler<RingEvent.Assigned> handler) {
    listeners.onAssigned(handler);
    return this;
  }

  @Override
  public Ring onRevoking(Function<RingEvent.Revoking, Future<Void>> handler) {
    listeners.onRevoking(handler);
    return this;
  }

  @Override
  public Ring onRevoked(Handler<RingEvent.Revoked> handler) {
    listeners.onRevoked(handler);
    return this;
  }

  @Override
  public Ring onLost(Handler<RingEvent.Lost> handler) {
    listeners.onLost(handler);
    return this;
  }

  @Override
  public Ring onStatus(Handler<RingStatus> handler) {
    listeners.onStatus(handler);
    return this;
  }

  private int checked(int partition) {
    return Objects.checkIndex(partition, partitions);
  }

  @Override
  public String toString() {
    return "node " + self + " of ring '" + options.getName() + "'";
  }
}
