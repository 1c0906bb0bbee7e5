package io.ringelection.verticles.driver;

import io.ringelection.Assignment;
import io.ringelection.NodeId;
import io.ringelection.Phase;
import io.ringelection.RingStatus;
import io.ringelection.View;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the node last pinned up for other threads to read. Written on the node's context only; the
 * lease and the count of partitions are taken at the moment of the question.
 */
public final class Board {
  private final String ring;
  private final NodeId self;
  private final Ownership ownership;
  private final Standing unknown;
  private final Assignment nobody;
  private volatile Standing standing;
  private volatile Assignment assignment;
  private volatile String rebalance = "";
  private volatile String verdict = "";

  /** What is told together. */
  record Standing(Phase phase, long term, @Nullable NodeId leader, View view, String waitingFor) {}

  /** A node that has not joined. */
  public Board(String ring, NodeId self, int partitions, int expected, Ownership ownership) {
    this.ring = ring;
    this.self = self;
    this.ownership = ownership;
    this.unknown = new Standing(Phase.NEW, 0, null, View.genesis(expected), "");
    this.nobody = Assignment.empty(partitions);
    this.standing = unknown;
    this.assignment = nobody;
  }

  /** May be called from any thread. */
  public RingStatus status() {
    Standing now = standing;
    return new RingStatus(
        ring,
        self,
        now.phase,
        now.term,
        now.leader,
        now.view,
        ownership.owned(),
        TimeUnit.NANOSECONDS.toMillis(ownership.remaining()),
        now.waitingFor,
        rebalance);
  }

  /** May be called from any thread. */
  public Assignment assignment() {
    return assignment;
  }

  Standing standing() {
    return standing;
  }

  void pin(Standing news) {
    standing = news;
  }

  void pin(Assignment news) {
    assignment = news;
  }

  /** One sentence on what is moved, or why nothing is. */
  void rebalance(String sentence) {
    rebalance = sentence;
  }

  /**
   * The node is about to end by itself, at once or in order, and not because it was told to.
   *
   * @param needed what the process needs now, told as what it waits for
   */
  void failed(String needed) {
    verdict = needed;
  }

  /** The node is gone: what it knew of the ring would soon be wrong, and is told no more. */
  void left() {
    standing = new Standing(Phase.LEFT, standing.term, null, unknown.view, verdict);
    assignment = nobody;
    rebalance = "";
  }
}
