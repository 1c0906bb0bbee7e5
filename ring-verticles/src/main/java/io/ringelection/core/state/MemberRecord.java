package io.ringelection.core.state;

import io.ringelection.NodeId;
import io.ringelection.core.wire.Holdings;
import io.ringelection.core.wire.Message;

/**
 * What the leader of a term knows of one member.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>means</th></tr>
 * <tr><td>awaited</td><td>has not reported in this term; may hold partitions and a lease of an older leader</td></tr>
 * <tr><td>established</td><td>has a session; holds what the table says</td></tr>
 * <tr><td>expired</td><td>its lease is over; holds nothing</td></tr>
 * <tr><td>gone</td><td>proved dead, or has promised to hold nothing any more; expired for ever</td></tr>
 * </table>
 */
public final class MemberRecord {
  private static final int GROWTH = 4;

  private final NodeId id;
  private final int slot;
  private long addedAt;
  private long session;
  private long leaseEnd;
  private boolean established;
  private boolean confirmed;
  private boolean expired;
  private boolean gone;
  private boolean departed;
  private long overAt;
  private int roles;
  private boolean rolesKnown;
  private long unansweredSentAt = Tenure.NEVER;
  private long copiedRevision;
  private int count;
  private int allowance = 1;
  private int revoking;
  private long digest;

  MemberRecord(NodeId id, int slot, long addedAt, long leaseEnd) {
    this.id = id;
    this.slot = slot;
    this.addedAt = addedAt;
    this.leaseEnd = leaseEnd;
  }

  public NodeId id() {
    return id;
  }

  /** The member's number in the leader's table. */
  public int slot() {
    return slot;
  }

  /** Since when the leader waits for the member's report. */
  public long addedAt() {
    return addedAt;
  }

  public long session() {
    return session;
  }

  /** By the leader's clock: the member's lease is over then, whatever the two clocks do. */
  public long leaseEnd() {
    return leaseEnd;
  }

  public boolean isEstablished() {
    return established;
  }

  public boolean isExpired() {
    return expired;
  }

  public boolean isGone() {
    return gone;
  }

  /** True when the member is gone because it wanted to, whether it has died since or not. */
  public boolean hasDeparted() {
    return departed;
  }

  /** True while the member has neither reported nor expired. */
  public boolean isAwaited() {
    return !established && !expired;
  }

  /** When the member expired. */
  public long overAt() {
    return overAt;
  }

  /** True when the member, as such or as a joiner, has told its roles in this term. */
  public boolean areRolesKnown() {
    return rolesKnown;
  }

  /** What the member is willing to do. */
  public int roles() {
    return roles;
  }

  public void roles(int newRoles) {
    roles = newRoles;
    rolesKnown = true;
  }

  /**
   * True when the planner may give the member partitions. One that holds none yet must have shown
   * that it hears the leader: what is granted to a member that can only be heard belongs to nobody
   * until its lease is over.
   */
  public boolean mayOwn() {
    return established
        && (confirmed || count > 0)
        && (roles & (Message.MAY_OWN | Message.LEAVING)) == Message.MAY_OWN;
  }

  /** True when the member has shown that it hears the leader. */
  public boolean isConfirmed() {
    return confirmed;
  }

  /**
   * The member has sent a heartbeat, so it has heard the answer to its report; true when that is
   * news.
   */
  public boolean confirm() {
    boolean news = !confirmed;
    confirmed = true;
    return news;
  }

  public boolean isLeaving() {
    return (roles & Message.LEAVING) != 0;
  }

  /** Notes a session that the member has to close again. */
  public void supersede(long newSession) {
    session = newSession;
  }

  /** The member has reported: its session begins. */
  public void establish(long newSession, long until) {
    session = newSession;
    established = true;
    confirmed = false;
    expired = false;
    allowance = 1;
    leaseEnd = Math.max(leaseEnd, until);
  }

  /** Renews the lease. */
  public void renew(long until) {
    leaseEnd = Math.max(leaseEnd, until);
  }

  /** Expires later than planned, which is always safe. */
  void postpone(long nanos) {
    leaseEnd += nanos;
  }

  /** The lease is over. */
  public void expire(long now) {
    established = false;
    expired = true;
    overAt = now;
  }

  /** Dead. */
  public void bury() {
    gone = true;
  }

  /** Has promised to hold nothing any more. */
  public void depart() {
    gone = true;
    departed = true;
  }

  /** Back in the view after it had expired. */
  public void await(long now) {
    addedAt = now;
    expired = false;
    established = false;
  }

  /**
   * When the member sent the heartbeat that could not be answered yet; {@link Tenure#NEVER} when
   * all are answered.
   */
  public long unansweredSentAt() {
    return unansweredSentAt;
  }

  public void unanswered(long sentAt) {
    unansweredSentAt = sentAt;
  }

  /** Up to which revision the member has copied the table. */
  public long copiedRevision() {
    return copiedRevision;
  }

  public void copied(long revision) {
    copiedRevision = revision;
  }

  /** Number of partitions the table gives to the member. */
  public int count() {
    return count;
  }

  /**
   * Up to how many partitions moves may bring the member before it has shown that it holds those it
   * has: 1 in a new session. Whatever makes a new member slow, code that has not run yet or worse,
   * one partition feels it and not all.
   */
  public int allowance() {
    return allowance;
  }

  /** The member holds what the table says; true when it may be given more for that. */
  public boolean agreed() {
    int former = allowance;
    allowance = (int) Math.max(allowance, Math.min((long) GROWTH * count, Integer.MAX_VALUE));
    return allowance > former;
  }

  /** Digest of these. */
  public long digest() {
    return digest;
  }

  /** Number of these that the member is asked to hand off. */
  public int revoking() {
    return revoking;
  }

  void revoking(int change) {
    revoking += change;
  }

  void add(int partition, long token) {
    count++;
    digest ^= Holdings.digest(partition, token);
  }

  void remove(int partition, long token) {
    count--;
    digest ^= Holdings.digest(partition, token);
  }
}
