package io.ringelection;

/** Why a partition came or went. */
public enum Cause {
  /** It had no owner since the ring was founded or since a new leader could not learn of one. */
  UNOWNED,
  /** The planner evens out the load, for example after a join. */
  BALANCE,
  /** The former owner leaves in order. */
  LEAVE,
  /** The former owner died, was silent for longer than its lease or opened a new session. */
  OWNER_LOST,
  /** The owner's own lease ran out before the leader renewed it. */
  LEASE_LAPSED,
  /** The leader told the owner that its session is over. */
  FENCED,
  /** The machine stood still while the clock of the lease did not run. */
  SUSPENDED,
  /** The node was stopped before the hand-off was done. */
  SHUTDOWN,
  /** Not a change: the present state, told to a late subscriber. */
  SNAPSHOT
}
