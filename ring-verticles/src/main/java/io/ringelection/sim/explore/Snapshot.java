package io.ringelection.sim.explore;

import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.core.RingNode;
import io.ringelection.core.step.Input;
import io.ringelection.core.step.NodeConfig;
import org.jspecify.annotations.Nullable;

/**
 * One state of one node, known by the inputs that led to it. Two states of the same content at the
 * same time are the same object.
 */
final class Snapshot {
  private final int number;
  private final NodeConfig config;
  private final @Nullable Snapshot before;
  private final @Nullable Input input;
  private final long at;
  private final long digest;
  private final long wakeAt;
  private final long leaseEnd;
  private final long term;
  private final boolean leads;
  private final @Nullable NodeId leader;
  private final View committed;
  private final long[] tokens;
  private @Nullable RingNode live;

  /**
   * The state of {@code node} after the step.
   *
   * @param before the step; null for a node that has made none
   */
  Snapshot(
      int number,
      NodeConfig config,
      @Nullable Snapshot before,
      @Nullable Input input,
      long at,
      RingNode node,
      long digest) {
    this.number = number;
    this.config = config;
    this.before = before;
    this.input = input;
    this.at = at;
    this.digest = digest;
    this.wakeAt = node.wakeAt();
    this.leaseEnd = node.leaseEnd();
    this.term = node.term();
    this.leads = node.leads();
    this.leader = node.leader();
    this.committed = node.committed();
    this.tokens = new long[config.partitions()];
    for (int p = 0; p < tokens.length; p++) {
      tokens[p] = node.token(p);
    }
  }

  int number() {
    return number;
  }

  NodeConfig config() {
    return config;
  }

  NodeId id() {
    return config.self();
  }

  @Nullable Snapshot before() {
    return before;
  }

  @Nullable Input input() {
    return input;
  }

  /** Time of the last step. */
  long at() {
    return at;
  }

  /** Digest of the node as seen at the time {@code now}. */
  long digest(long now) {
    return Digest.mix(digest, now - at);
  }

  long wakeAt() {
    return wakeAt;
  }

  long leaseEnd() {
    return leaseEnd;
  }

  long term() {
    return term;
  }

  boolean leads() {
    return leads;
  }

  @Nullable NodeId leader() {
    return leader;
  }

  View committed() {
    return committed;
  }

  /** Token held for the partition, 0 when none; says nothing about the lease. */
  long token(int partition) {
    return tokens[partition];
  }

  boolean leased(long now) {
    return now < leaseEnd;
  }

  boolean owns(int partition, long now) {
    return tokens[partition] != 0 && leased(now);
  }

  /** A machine that is in this state right now, if there is one; whoever takes it may step it. */
  @Nullable RingNode takeLive() {
    RingNode taken = live;
    live = null;
    return taken;
  }

  void keepLive(@Nullable RingNode node) {
    live = node;
  }
}
