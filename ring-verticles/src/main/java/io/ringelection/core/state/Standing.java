package io.ringelection.core.state;

import io.ringelection.NodeId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whom a node follows, since when it heard of it, and whom it knows to be dead. */
public final class Standing {
  private final Map<NodeId, Long> deadSince = new HashMap<>();
  private long term;
  private @Nullable NodeId leader;
  private long lastHeard;
  private long lastAck;
  private long wallAtStart = Long.MIN_VALUE;
  private long secondsOld;

  Standing(long now, long lastAck) {
    this.lastHeard = now;
    this.lastAck = lastAck;
  }

  /** The highest term promised or adopted. */
  public long term() {
    return term;
  }

  /** Leader of that term, null while unknown. */
  public @Nullable NodeId leader() {
    return leader;
  }

  /** When the leader was heard last. */
  public long lastHeard() {
    return lastHeard;
  }

  /** When this node last acknowledged a round or a view of any leader. */
  public long lastAck() {
    return lastAck;
  }

  /** What the wall clock shows now. */
  public void wall(long millis) {
    if (wallAtStart == Long.MIN_VALUE) {
      wallAtStart = millis;
    }
    secondsOld = Math.max(0, TimeUnit.MILLISECONDS.toSeconds(millis - wallAtStart));
  }

  /**
   * Seconds by the wall clock since this node started. A ring that is founded now has terms above
   * those that a ring founded then can have reached: there is an election a second at most.
   */
  public long secondsOld() {
    return secondsOld;
  }

  /** The leader gave a sign of life. */
  public void heard(long now) {
    lastHeard = Math.max(lastHeard, now);
  }

  /** This node acknowledges the leader: from here on a majority may let it grant leases. */
  public void acknowledge(long now) {
    heard(now);
    lastAck = now;
  }

  /**
   * Moves the last sign of life later: this node was deaf for a while, that is not the leader's
   * fault.
   */
  void excuse(long nanos) {
    lastHeard += nanos;
  }

  /** Promises a term without knowing who will win it. */
  public void promise(long newTerm) {
    term = newTerm;
    leader = null;
  }

  /**
   * Raises the term and counts the leader as silent since {@code heardAt}, so that a vote may
   * follow soon.
   */
  void suspect(long newTerm, long heardAt) {
    promise(newTerm);
    lastHeard = heardAt;
  }

  void follow(long newTerm, NodeId newLeader, long now) {
    term = newTerm;
    leader = newLeader;
    heard(now);
  }

  /** Looks for a leader again within the same term. */
  public void forgetLeader() {
    leader = null;
  }

  /** Remembers that an incarnation runs no more. */
  public boolean bury(NodeId node, long now) {
    return deadSince.putIfAbsent(node, now) == null;
  }

  /** True when it is proved that {@code node} runs no more. */
  public boolean isDead(@Nullable NodeId node) {
    return node != null && deadSince.containsKey(node);
  }

  /**
   * When this node learned that {@code node} runs no more; {@link Tenure#NEVER} when it may be
   * alive.
   */
  public long deadSince(@Nullable NodeId node) {
    Long since = node == null ? null : deadSince.get(node);
    return since == null ? Tenure.NEVER : since;
  }

  /** Forgets the dead that no view lists any more. */
  public void keepDead(Predicate<NodeId> listed) {
    deadSince.keySet().removeIf(listed.negate());
  }
}
