package io.ringelection;

/** Where a node stands in its life with the ring. */
public enum Phase {
  /** Created, {@link Ring#join()} not called yet. */
  NEW,
  /** Looks for a leader, or for enough nodes to found a ring. */
  SEEKING,
  /** A member with a lease: it may own partitions. */
  MEMBER,
  /** A member whose lease is over; it owns nothing until a leader renews it. */
  LAPSED,
  /** Hands its partitions off before it goes. */
  LEAVING,
  /** Gone. */
  LEFT
}
