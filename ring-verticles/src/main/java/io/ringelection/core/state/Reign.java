package io.ringelection.core.state;

import io.ringelection.NodeId;
import io.ringelection.Token;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** All that a leader keeps for one term. It ends with the term, whole. */
public final class Reign {
  /** Not settled yet. */
  public static final long UNSETTLED = Long.MAX_VALUE;

  private final long term;
  private final long since;
  private final long waitUntil;
  private final boolean founding;
  private final MemberDirectory members = new MemberDirectory();
  private final Rounds rounds = new Rounds();
  private final Table table;
  private final Map<NodeId, Integer> joiners = new LinkedHashMap<>();
  private final Set<NodeId> viewAcks = new HashSet<>();
  private long settledAt = UNSETTLED;
  private boolean viewOpen;
  private boolean viewStale = true;
  private long lastAccept = Tenure.NEVER;
  private long nextExpiry = Tenure.NEVER;
  private long grants;

  Reign(long term, long now, long waitUntil, boolean founding, int partitions) {
    this.term = term;
    this.founding = founding;
    this.since = now;
    this.waitUntil = waitUntil;
    this.table = new Table(partitions, members);
  }

  public long term() {
    return term;
  }

  /** When the term began. */
  public long since() {
    return since;
  }

  /** When all leases of older terms are over. */
  public long waitUntil() {
    return waitUntil;
  }

  /**
   * True when there was no ring before this term, so that there are no members who could report.
   */
  public boolean isFounding() {
    return founding;
  }

  public MemberDirectory members() {
    return members;
  }

  public Rounds rounds() {
    return rounds;
  }

  public Table table() {
    return table;
  }

  /** Nodes that reported without being a member, with their roles, in the order they came. */
  public Map<NodeId, Integer> joiners() {
    return joiners;
  }

  /**
   * From when on it is certain what the members hold: {@link Tenure#NEVER} when all have reported,
   * {@link #UNSETTLED} before.
   */
  public long settledAt() {
    return settledAt;
  }

  public void settled(long at) {
    settledAt = at;
  }

  /** True while a proposal of this term is being voted on. */
  public boolean isViewOpen() {
    return viewOpen;
  }

  public void openView() {
    viewOpen = true;
    viewAcks.clear();
  }

  public void closeView() {
    viewOpen = false;
  }

  /** Voters that accepted the proposal. */
  public Set<NodeId> viewAcks() {
    return viewAcks;
  }

  /** Members, their states or their wishes have changed: another view may be wanted. */
  public void touchView() {
    viewStale = true;
  }

  /** True when another view may be wanted since the last call. */
  public boolean takeViewStale() {
    boolean was = viewStale;
    viewStale = false;
    return was;
  }

  public long lastAccept() {
    return lastAccept;
  }

  public void acceptSent(long now) {
    lastAccept = now;
  }

  /**
   * When to look for expired members next: the first lease end known at the last look. Renewals
   * only move it later.
   */
  public long nextExpiry() {
    return nextExpiry;
  }

  public void nextExpiry(long at) {
    nextExpiry = at;
  }

  /** True when no further token can be made in this term. */
  public boolean isExhausted() {
    return grants == Token.MAX_REVISION;
  }

  /** A token above all granted before. */
  public long nextToken() {
    return Token.of(term, ++grants);
  }

  void postpone(long nanos) {
    for (MemberRecord member : members.all()) {
      member.postpone(nanos);
    }
  }
}
