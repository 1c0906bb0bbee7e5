package io.ringelection;

/** Why something happened. */
public enum Cause {
  /** It had no owner, and it is not known why. */
  UNOWNED,
  /** The planner evens out the load. */
  BALANCE,
  /** A member leaves in order. */
  LEAVE,
  /** The former owner is gone or began anew; it is not known which, or how it went. */
  OWNER_LOST,
  /** The owner's own lease ran out before the leader renewed it. */
  LEASE_LAPSED,
  /** The leader told the owner that its session is over. */
  FENCED,
  /**
   * The machine stood still while the clock of the lease did not run. A wall clock that is set
   * ahead looks the same.
   */
  SUSPENDED,
  /** The node was stopped before the hand-off was done. */
  SHUTDOWN,
  /** Not a change: the present state, told to a late subscriber. */
  SNAPSHOT,
  /** A node has joined. */
  JOIN,
  /** The death of a member is proved. */
  CRASH_PROVED,
  /** The leader has not heard a member for so long that its lease is over. */
  LEASE_EXPIRED,
  /** A move that was asked for. */
  MOVE,
  /** An operator wanted it. */
  OPERATOR,
  /** The ring is new. */
  FOUNDING,
  /** Nothing has been heard of a member for longer than a leader may be silent. */
  SILENCE
}
