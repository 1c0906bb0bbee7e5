package io.ringelection.ledger;

import io.vertx.core.json.JsonObject;

/**
 * One line of a ledger. What it tells happened at one instant between {@code from} and {@code to}:
 * nobody can watch a change itself, only look before and after it.
 *
 * @param kind what happened
 * @param node the node, {@code name@incarnation}
 * @param from nanoseconds of the machine's monotonic clock, not after the instant
 * @param to the same clock, not before the instant
 * @param partition the partition concerned; of OPENED the number of partitions, else 0 where none
 *     is concerned
 * @param token the token concerned; of STILL how many nanoseconds two looks were apart at most
 *     since the last such line; else 0
 */
public record Entry(Kind kind, String node, long from, long to, int partition, long token) {
  /** What a line tells. */
  public enum Kind {
    /** The ledger begins; the node owns nothing yet. */
    OPENED,
    /** The node was told that it owns the partition. */
    ASSIGNED,
    /** The node was told that it has released the partition. */
    REVOKED,
    /** The node was told that it has lost the partition. */
    LOST,
    /** {@code token(partition)} began to answer with the token. */
    SEEN,
    /** {@code token(partition)} ceased to answer with the token. */
    GONE,
    /** All that was seen and is not gone was still answered at this instant or later. */
    STILL,
    /** Events came faster than they could be written: some are missing here. */
    HOLE,
    /** The ledger ends in order. */
    CLOSED
  }

  /** A line about no partition. */
  static Entry of(Kind kind, String node, long at) {
    return new Entry(kind, node, at, at, 0, 0);
  }

  /** The line, without its end. The token is a string, because it does not fit a double. */
  public String line() {
    return new JsonObject()
        .put("kind", kind.name())
        .put("node", node)
        .put("from", from)
        .put("to", to)
        .put("partition", partition)
        .put("token", Long.toString(token))
        .encode();
  }

  /**
   * Reads a line.
   *
   * @throws RuntimeException when it is not whole
   */
  public static Entry parse(String line) {
    JsonObject json = new JsonObject(line);
    return new Entry(
        Kind.valueOf(json.getString("kind")),
        json.getString("node"),
        json.getLong("from"),
        json.getLong("to"),
        json.getInteger("partition"),
        Long.parseLong(json.getString("token")));
  }
}
