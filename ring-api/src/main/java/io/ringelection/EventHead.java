package io.ringelection;

/**
 * What every event says.
 *
 * @param ring name of the ring
 * @param node the node that tells
 * @param sequence position among the events of this node, from 1, without a hole
 * @param term the highest term that the node had adopted; 0 when it is not known
 * @param revision number of the latest grant of that term that the node knew; 0 for none
 * @param cause why
 * @param timeMillis when, by the wall clock of the node, in milliseconds since 1970; 0 when it is
 *     not known
 */
public record EventHead(
    String ring,
    NodeId node,
    long sequence,
    long term,
    long revision,
    Cause cause,
    long timeMillis) {

  /** A head without term, revision and time. */
  public EventHead(String ring, NodeId node, long sequence, Cause cause) {
    this(ring, node, sequence, 0, 0, cause, 0);
  }
}
