package io.ringelection.core.state;

import io.ringelection.NodeId;
import java.util.HashSet;
import java.util.Set;

/**
 * A node's own attempt to lead.
 *
 * <table>
 * <caption>Phases</caption>
 * <tr><th>from</th><th>to</th><th>when</th></tr>
 * <tr><td>IDLE</td><td>ASKING</td><td>the leader is silent, or a senior is asked by a junior</td></tr>
 * <tr><td>IDLE</td><td>ELECTING</td><td>the leader is proved dead, or hands the lead over</td></tr>
 * <tr><td>ASKING</td><td>ELECTING</td><td>a quorum finds the leader silent, too</td></tr>
 * <tr><td>ELECTING</td><td>IDLE</td><td>a quorum promised: this node leads</td></tr>
 * <tr><td>any</td><td>IDLE</td><td>a senior stands, a leader appears, a higher term is seen, or time is up</td></tr>
 * </table>
 */
public final class Candidacy {
  /** How far the attempt has come. */
  public enum Phase {
    IDLE,
    ASKING,
    ELECTING
  }

  private final Set<NodeId> votes = new HashSet<>();
  private Phase phase = Phase.IDLE;
  private long until;
  private long seenTerm;
  private long waitUntil;
  private long lastTry = Tenure.NEVER;
  private long backoffUntil = Tenure.NEVER;

  /** How far the attempt has come. */
  public Phase phase() {
    return phase;
  }

  /** True when no attempt is under way. */
  public boolean isIdle() {
    return phase == Phase.IDLE;
  }

  /** Enters a phase that ends by itself at {@code end}. */
  public void enter(Phase next, long now, long end) {
    if (phase == Phase.IDLE) {
      lastTry = now;
    }
    phase = next;
    until = end;
    votes.clear();
    waitUntil = now;
  }

  /** Ends the attempt. */
  public void end() {
    phase = Phase.IDLE;
  }

  /** Ends the attempt and makes no other before {@code time}. */
  public void backOff(long time) {
    end();
    backoffUntil = Math.max(backoffUntil, time);
  }

  /** When the phase is over. */
  public long until() {
    return until;
  }

  /** When the last attempt began. */
  public long lastTry() {
    return lastTry;
  }

  /** Before this no attempt is made. */
  public long backoffUntil() {
    return backoffUntil;
  }

  /** Somebody knows of this term: a candidate has to go beyond it. */
  public void see(long term) {
    seenTerm = Math.max(seenTerm, term);
  }

  /** The highest term heard of. */
  public long seenTerm() {
    return seenTerm;
  }

  /**
   * Counts a vote.
   *
   * @param leasesUntil when leases that the voter may have let an older leader grant are over
   */
  public Set<NodeId> vote(NodeId voter, long leasesUntil) {
    votes.add(voter);
    waitUntil = Math.max(waitUntil, leasesUntil);
    return votes;
  }

  /** When all leases of older leaders are over, as far as the votes tell. */
  public long waitUntil() {
    return waitUntil;
  }
}
