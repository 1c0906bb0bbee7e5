package io.ringelection.core.state;

import io.ringelection.core.wire.Message;

/** A member's relation with the leader: its session, its lease and what it is willing to do. */
public final class Tenure {
  /**
   * A time before all others, far enough from the end of the range that sums with it do not
   * overflow.
   */
  public static final long NEVER = Long.MIN_VALUE / 4;

  private int roles;
  private long session = 1;
  private boolean established;
  private boolean reportDue;
  private boolean everMember;
  private boolean departed;
  private boolean left;
  private long leaseEnd = NEVER;

  Tenure(int roles) {
    this.roles = roles;
  }

  /** Bits of {@link Message}: what this node is willing to do. */
  public int roles() {
    return roles;
  }

  /** Changes what this node is willing to do; that it wants to go stays. */
  public void roles(int newRoles) {
    roles = newRoles | (roles & (Message.LEAVING | Message.MAY_FOUND));
  }

  /** Number of the session, rising. */
  public long session() {
    return session;
  }

  /** True when the leader has answered in this session. */
  public boolean isEstablished() {
    return established;
  }

  /** True when the session is new and has not been reported. */
  public boolean isReportDue() {
    return reportDue;
  }

  /** End of the lease by this node's clock. */
  public long leaseEnd() {
    return leaseEnd;
  }

  /** True when this node has had a lease at some time. */
  public boolean wasMember() {
    return everMember;
  }

  /** Opens the next session; the leader hears of it by a report. */
  public void newSession() {
    session++;
    established = false;
    reportDue = true;
  }

  /** The leader has been told; a report is sent again until the leader answers. */
  public void reported() {
    reportDue = false;
  }

  /** The leader may take a report now that it could not take before. */
  public void hastenReport() {
    reportDue |= !established && !departed;
  }

  /** The leader does not know yet what this node wants. */
  public void tellAgain() {
    reportDue = true;
  }

  /** The leader has answered: the lease runs to {@code until} if that is later than before. */
  public boolean renew(long until) {
    established = true;
    everMember = true;
    if (until <= leaseEnd) {
      return false;
    }
    leaseEnd = until;
    return true;
  }

  /** The lease is over now. */
  void endLease() {
    leaseEnd = NEVER;
  }

  /** True when this node wants to go. */
  public boolean isLeaving() {
    return (roles & Message.LEAVING) != 0;
  }

  /** From now on this node wants to go. */
  public void leave() {
    roles |= Message.LEAVING;
  }

  /** True when this incarnation has promised to hold nothing any more. */
  public boolean hasDeparted() {
    return departed;
  }

  void depart() {
    departed = true;
    reportDue = true;
    endLease();
  }

  /** True when this node takes part no more. */
  public boolean hasLeft() {
    return left;
  }

  void markLeft() {
    depart();
    left = true;
  }
}
