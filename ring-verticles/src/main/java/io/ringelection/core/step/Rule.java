package io.ringelection.core.step;

/**
 * The rules that keep a partition with one owner. All are in force in a real node. The simulator
 * switches one off at a time and must then find two owners: that proves that it can see, and that
 * the rule is needed.
 */
public enum Rule {
  /** A moved partition is assigned only after its old owner has released it. */
  TWO_PHASE_MOVE,
  /** A lease counts from the member's own send time, not from when the answer came. */
  LEASE_FROM_SEND_TIME,
  /** A member refuses an assignment that is older than what it has released or lost. */
  FLOOR,
  /** A new leader waits until leases of older leaders are over for whoever has not reported. */
  WAIT_OUT,
  /** A leader grants no lease beyond the last acknowledged round plus D. */
  BASIS,
  /**
   * A partition that became free by inference is granted only after a round that was sent later has
   * been acknowledged.
   */
  CONFIRM,
  /** Nothing unowned is granted before every member has reported or all old leases are over. */
  SETTLED,
  /** Members count their lease shorter and waiters wait longer by the clock drift allowed for. */
  DRIFT_MARGIN,
  /** A member takes an assignment only in the session it was made for. */
  SESSION,
  /** A view drops only members whose leases are over. */
  MAY_DROP,
  /** Only a member of the committed view that no pending view drops gets a session. */
  ESTABLISHED_IN_BOTH_VIEWS,
  /** Views are decided by majorities of the old and the new voters. */
  JOINT_MAJORITY,
  /**
   * To accept a view counts as an acknowledgement of the leader: a voter that has its seat since
   * then has acknowledged no round yet, and the leases of that leader must be waited for all the
   * same.
   */
  ACCEPT_COUNTS,
  /** A member whose lease is over drops what it holds, before it handles anything else. */
  DROP_ON_LAPSE
}
