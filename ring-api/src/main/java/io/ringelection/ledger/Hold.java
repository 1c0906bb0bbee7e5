package io.ringelection.ledger;

import io.ringelection.Token;

/**
 * One time for which one node held one partition. It held it from {@code start.to} until {@code
 * end.from}: only a lease that was renewed late can have been over for an instant between two
 * looks, and then, too, nobody else may have held it.
 *
 * @param partition the partition
 * @param node the holder, {@code name@incarnation}
 * @param token the token of the grant
 * @param start when the hold began
 * @param end when it ended
 */
public record Hold(int partition, String node, long token, Span start, Span end) {

  /** True when there was an instant at which it was held for certain. */
  boolean isProved() {
    return start.to() <= end.from();
  }

  /** True when this hold began after {@code other} had begun. */
  boolean beganAfter(Hold other) {
    return start.from() > other.start.to();
  }

  @Override
  public String toString() {
    return "partition %d held by %s with token %s from %d to %d"
        .formatted(partition, node, Token.format(token), start.to(), end.from());
  }
}
