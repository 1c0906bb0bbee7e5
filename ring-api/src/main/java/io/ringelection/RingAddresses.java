package io.ringelection;

/**
 * Event-bus addresses of a ring. Each begins with the ring's name, so that several rings live in
 * one cluster; the default name {@code ring} gives {@code ring.partitions}, {@code ring.members}
 * and {@code ring.leader}.
 */
public final class RingAddresses {
  private RingAddresses() {}

  /** Ownership events ({@link RingEvent}), published by each owner's node. */
  public static String partitions(String ring) {
    return ring + ".partitions";
  }

  /**
   * Answers a request with the ownership of one node at one moment: {@code {"version":1, "node":…,
   * "sequence":…, "partitions":[…]}}, the state after the event of that sequence number. Each node
   * consumes its own {@link #state(String, NodeId)}; at this address without a node a publisher
   * asks all nodes to publish a SNAPSHOT event.
   */
  public static String state(String ring) {
    return ring + ".state";
  }

  /** Where {@code node} answers for its own ownership. */
  public static String state(String ring, NodeId node) {
    return state(ring) + '.' + node;
  }

  /** Views, published by the leader's node when one is committed. */
  public static String members(String ring) {
    return ring + ".members";
  }

  /** Leaderships, published by the new leader's node. */
  public static String leader(String ring) {
    return ring + ".leader";
  }

  /** Inbox of the protocol at {@code node}; not for applications. */
  public static String inbox(String ring, NodeId node) {
    return inbox(ring) + '.' + node;
  }

  /** Inbox of the protocol at all nodes; not for applications. */
  public static String inbox(String ring) {
    return ring + ".inbox";
  }
}
