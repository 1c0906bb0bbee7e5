package io.ringelection;

import java.util.Map;

/**
 * What one node has counted since it was created. Each figure is read by itself, so that sums over
 * several of them may be off by what happens meanwhile.
 *
 * @param electionsStood elections this node stood in
 * @param electionsWon elections it won
 * @param heartbeatsSent heartbeats sent to a leader
 * @param heartbeatsReceived heartbeats of members received as the leader
 * @param heartbeatsLate of those, the ones more than two heartbeat intervals after the one before
 * @param tickLateness how much later than asked for the node's loop was woken
 * @param moves partitions that this node, as the leader, asked back from an owner
 * @param handOffs hand-offs at this node, from Revoking to Revoked; one per partition
 * @param fences times the leader told this node that its session was over
 * @param inboxDrops messages that were not taken, by reason: {@code late}, under way for longer
 *     than a lease, and {@code garbage}, no message of this ring
 * @param plans plans made by this node as the leader, and the time the planning took
 * @param grantsReceived partitions assigned to this node
 * @param lapses times this node's own lease ran out
 * @param messagesSent messages of the protocol sent
 * @param messagesReceived messages of the protocol received
 */
public record RingFigures(
    long electionsStood,
    long electionsWon,
    long heartbeatsSent,
    long heartbeatsReceived,
    long heartbeatsLate,
    Times tickLateness,
    long moves,
    Times handOffs,
    long fences,
    Map<String, Long> inboxDrops,
    Times plans,
    long grantsReceived,
    long lapses,
    long messagesSent,
    long messagesReceived) {

  /** Copies the map. */
  public RingFigures {
    inboxDrops = Map.copyOf(inboxDrops);
  }

  /** A node that has counted nothing. */
  public static final RingFigures NONE =
      new RingFigures(
          0,
          0,
          0,
          0,
          0,
          Times.NONE,
          0,
          Times.NONE,
          0,
          Map.of("late", 0L, "garbage", 0L),
          Times.NONE,
          0,
          0,
          0,
          0);

  /**
   * How long something took.
   *
   * @param count how often it happened
   * @param totalNanos nanoseconds of all together
   * @param maxNanos nanoseconds of the longest
   */
  public record Times(long count, long totalNanos, long maxNanos) {
    /** Never happened. */
    public static final Times NONE = new Times(0, 0, 0);
  }
}
