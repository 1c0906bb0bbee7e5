package io.ringelection;

import io.vertx.codegen.annotations.Fluent;
import io.vertx.codegen.annotations.GenIgnore;
import io.vertx.codegen.annotations.VertxGen;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * One node of a ring. The nodes of a ring share P partitions; at any instant each partition is
 * owned by at most one of them.
 *
 * <p>All methods may be called from any thread. Handlers run on the Vert.x context they were set
 * from, or on one context of the ring's own when they were set from outside Vert.x, one event at a
 * time and in order. Set them before {@link #join()}: an event that finds no handler is not kept.
 * Handlers of one kind add up, and stay for as long as the node does; those that a verticle has set
 * go when it is undeployed, so one that wants to hand off returns {@link #leave()} from its {@code
 * stop}.
 */
@VertxGen
public interface Ring {

  /**
   * A node that does nothing until {@link #join()}.
   *
   * @throws RingException with reason CONFIGURATION when an option is invalid
   */
  static Ring create(Vertx vertx, RingOptions options) {
    RingOptions copy = new RingOptions(options);
    copy.validate();
    return ServiceLoader.load(RingProvider.class, Ring.class.getClassLoader())
        .findFirst()
        .orElseThrow(
            () ->
                new RingException(
                    RingException.Reason.CONFIGURATION,
                    "no ring engine on the class path: add io.ringelection:ring-verticles at run time"))
        .create(vertx, copy);
  }

  /**
   * Joins the ring, or founds it together with the nodes it sees. The node goes on trying until it
   * is a member or {@link #leave()} is called; {@link RingStatus#waitingFor()} tells what it waits
   * for.
   *
   * @return completes when the node is a member with a lease; fails when the running ring refuses
   *     it, or with TIMEOUT after {@link RingOptions#getJoinTimeoutMillis()}, and then the node
   *     goes on trying
   */
  Future<Void> join();

  /**
   * Hands all partitions off, passes on the lead and the vote if this node has them, and goes. What
   * {@link #onRevoking} returns is waited for also when there is nobody to take the partitions
   * over. A node that has left does not come back: make a new one.
   *
   * @return completes when the node owns nothing and takes part no more; it never fails. After
   *     {@link RingOptions#getLeaveTimeoutMillis()} what was not handed off is dropped, and its
   *     next owner has to wait for the lease
   */
  Future<Void> leave();

  /** A copy of the options of this node. */
  RingOptions options();

  /** This incarnation of the node. */
  @GenIgnore(GenIgnore.PERMITTED_TYPE)
  NodeId node();

  /** Number of partitions P. */
  int partitions();

  /** The partition of a key: see {@link KeyHash}. */
  int partitionOf(String key);

  /** The partition of a key given as bytes; equal to that of the string with these UTF-8 bytes. */
  @GenIgnore(GenIgnore.PERMITTED_TYPE)
  int partitionOf(byte[] key);

  /** The partition of a numeric key, hashed as its 8 bytes in little-endian order. */
  @GenIgnore(GenIgnore.PERMITTED_TYPE)
  int partitionOf(long key);

  /**
   * The fencing token of {@code partition}, present only while this node owns it now: the lease is
   * compared with the clock in this call. Costs one clock reading; allocates nothing on the JIT's
   * usual path.
   *
   * @throws IndexOutOfBoundsException when {@code partition} is not in 0..P-1
   */
  @GenIgnore(GenIgnore.PERMITTED_TYPE)
  OptionalLong token(int partition);

  /** True while this node owns {@code partition} now. */
  boolean owns(int partition);

  /**
   * Runs work under the ownership of {@code partition}: checked before, with at least {@code
   * minRemaining} of the lease left, and again when the work's future has ended. A failure of the
   * work is the failure of the future returned, whatever the ownership.
   *
   * @param minRemaining how much of the lease must be left for the work to start, 0 or more; more
   *     than the lease is never met
   * @param work gets the token; runs on the caller's context
   */
  @GenIgnore(GenIgnore.PERMITTED_TYPE)
  <T> Future<Outcome<T>> execute(
      int partition, Duration minRemaining, Function<Long, Future<T>> work);

  /** What this node knows of the ring now; once it has left, nothing. */
  @GenIgnore(GenIgnore.PERMITTED_TYPE)
  RingStatus status();

  /** What this node has counted. */
  @GenIgnore(GenIgnore.PERMITTED_TYPE)
  RingFigures figures();

  /**
   * Who owns what, as this node knows it now: for routing and for people. A node that has left
   * knows of no owner.
   */
  @GenIgnore(GenIgnore.PERMITTED_TYPE)
  Assignment assignment();

  /** Called when this node becomes the owner of partitions. */
  @Fluent
  @GenIgnore(GenIgnore.PERMITTED_TYPE)
  Ring onAssigned(Handler<RingEvent.Assigned> handler);

  /**
   * Called when this node shall give partitions up. The hand-off waits for the future returned, at
   * most {@link RingOptions#getHandOffMillis()}; the node owns the partitions until then. A failed
   * future counts as done, and so does null.
   */
  @Fluent
  @GenIgnore(GenIgnore.PERMITTED_TYPE)
  Ring onRevoking(Function<RingEvent.Revoking, Future<Void>> handler);

  /** Called when this node has released partitions it was asked for. */
  @Fluent
  @GenIgnore(GenIgnore.PERMITTED_TYPE)
  Ring onRevoked(Handler<RingEvent.Revoked> handler);

  /** Called when this node has lost partitions without being asked. Stop work on them at once. */
  @Fluent
  @GenIgnore(GenIgnore.PERMITTED_TYPE)
  Ring onLost(Handler<RingEvent.Lost> handler);

  /** Called when what {@link #status()} tells has changed: phase, leader or view. */
  @Fluent
  @GenIgnore(GenIgnore.PERMITTED_TYPE)
  Ring onStatus(Handler<RingStatus> handler);
}
