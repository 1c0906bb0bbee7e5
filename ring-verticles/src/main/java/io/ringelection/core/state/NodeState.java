package io.ringelection.core.state;

import io.ringelection.Cause;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.NodeConfig;
import io.ringelection.core.step.Outbox;
import io.ringelection.core.step.Rule;
import io.ringelection.core.wire.Message;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All data of one node, and the transitions that touch several parts of it: to adopt a leader, to
 * abdicate, to drop everything, to forget the ring.
 */
public final class NodeState {
  private final NodeConfig config;
  private final Outbox out;
  private final Views views;
  private final Standing standing;
  private final Candidacy candidacy = new Candidacy();
  private final Tenure tenure;
  private final Held held;
  private final TableCopy copy;
  private final Peers peers;
  private @Nullable Reign reign;
  private long now;

  public NodeState(NodeConfig config, long now) {
    this.config = config;
    this.now = now;
    this.out = new Outbox(config.self());
    this.views = new Views(config.expected(), config.has(Rule.JOINT_MAJORITY));
    this.standing = new Standing(now, config.bornAt());
    this.tenure = new Tenure(config.roles() | (config.mayFound() ? Message.MAY_FOUND : 0));
    this.held = new Held(config.partitions(), config.has(Rule.FLOOR));
    this.copy = new TableCopy(config.partitions());
    this.peers = new Peers(config.self(), config.mayFound(), 4 * config.timing().heartbeat());
  }

  /** The clock of this step. */
  public long now() {
    return now;
  }

  /** Begins a step: a lease that is over is noticed before anything else is handled. */
  public void begin(long time) {
    now = time;
    if (now >= lapsesAt()) {
      drop(Cause.LEASE_LAPSED);
      tenure.newSession();
    }
  }

  /** When this node loses what it holds, unless its lease is renewed; the end of time if never. */
  public long lapsesAt() {
    return held.count() > 0 && config.has(Rule.DROP_ON_LAPSE) ? tenure.leaseEnd() : Long.MAX_VALUE;
  }

  /**
   * This node was deaf for {@code nanos}: nobody is to blame for silence meanwhile. Its own lease
   * is not excused.
   */
  public void excuse(long nanos) {
    standing.excuse(nanos);
    if (reign != null) {
      reign.postpone(nanos);
    }
  }

  public NodeConfig config() {
    return config;
  }

  public NodeId self() {
    return config.self();
  }

  public Outbox out() {
    return out;
  }

  public Views views() {
    return views;
  }

  public Standing standing() {
    return standing;
  }

  public Candidacy candidacy() {
    return candidacy;
  }

  public Tenure tenure() {
    return tenure;
  }

  public Held held() {
    return held;
  }

  public TableCopy copy() {
    return copy;
  }

  public Peers peers() {
    return peers;
  }

  /** The term this node leads, null when it does not lead. */
  public @Nullable Reign reign() {
    return reign;
  }

  public boolean leads() {
    return reign != null;
  }

  /** True when {@code message}'s sender is the leader this node follows, in the same term. */
  public boolean isFromLeader(NodeId from, long term) {
    return term == standing.term() && from.equals(standing.leader());
  }

  /** Sends in the present term. */
  public void send(NodeId to, Message message) {
    out.send(to, standing.term(), message);
  }

  /** Voters of both views, or before the founding the fresh nodes. */
  public Set<NodeId> electors() {
    if (reign == null || !views.committed().isGenesis()) {
      return views.electors(peers.fresh(now));
    }
    // Who follows the founder says hello no more, but its vote still counts.
    Set<NodeId> founders = new TreeSet<>(peers.fresh(now));
    founders.addAll(reign.joiners().keySet());
    return views.electors(founders);
  }

  /** Learns the views that a message carries. */
  public void learn(View committed, @Nullable View pending) {
    boolean founding = views.committed().isGenesis();
    if (views.learnCommitted(committed)) {
      standing.keepDead(views::lists);
      if (founding) {
        stopFounding();
      }
    }
    if (!leads()) {
      views.learnPending(pending);
    }
    if (!views.committed().isGenesis()) {
      peers.clear();
    }
  }

  /** There is a ring already: who was elected to found one was not elected to lead that one. */
  private void stopFounding() {
    if (leads()) {
      giveWay(standing.term());
    }
    candidacy.end();
  }

  /**
   * Follows a leader from here on, unless it is older than the one followed: everything older is
   * refused.
   */
  public void adopt(long term, NodeId leader) {
    boolean newer =
        term > standing.term() || (term == standing.term() && standing.leader() == null);
    if (!newer) {
      return;
    }
    abdicate();
    standing.follow(term, leader, now);
    copy.restart();
    tenure.newSession();
  }

  /** Begins to lead the term it was promised. */
  public Reign accede() {
    candidacy.end();
    Reign begun =
        new Reign(
            standing.term(),
            now,
            candidacy.waitUntil(),
            views.committed().isGenesis(),
            config.partitions());
    reign = begun;
    standing.follow(standing.term(), config.self(), now);
    copy.restart();
    tenure.newSession();
    out.emit(new Effect.Led(begun.term()));
    return begun;
  }

  /** Leads no more and stands no more. */
  public void abdicate() {
    reign = null;
    candidacy.end();
  }

  /** Somebody knows a higher term: leads no more, and may stand again soon. */
  public void giveWay(long term) {
    abdicate();
    standing.suspect(Math.max(term, standing.term()), now - config.timing().leaderTimeout());
  }

  /** Loses everything held. */
  public void drop(Cause cause) {
    List<Grant> dropped = held.dropAll();
    if (!dropped.isEmpty()) {
      out.emit(new Effect.Lost(cause, dropped));
    }
  }

  /** Loses everything held and the lease with it. */
  public void forfeit(Cause cause) {
    drop(cause);
    tenure.endLease();
    tenure.newSession();
    out.emit(new Effect.LeaseUntil(tenure.leaseEnd()));
  }

  /**
   * The machine stood still and the clock with it: neither the own lease nor those granted can be
   * trusted.
   */
  public void suspended() {
    forfeit(Cause.SUSPENDED);
    if (leads()) {
      giveWay(standing.term());
    }
  }

  /** Promises to hold nothing any more. Only for a node that holds nothing. */
  public void depart() {
    tenure.depart();
    out.emit(new Effect.LeaseUntil(tenure.leaseEnd()));
  }

  /** Takes part no more. */
  public void leave() {
    if (!tenure.hasLeft()) {
      drop(Cause.SHUTDOWN);
      abdicate();
      tenure.markLeft();
      out.emit(new Effect.LeaseUntil(tenure.leaseEnd()));
      out.emit(new Effect.Left());
    }
  }

  /** Drops everything and is as new, but for the terms and floors it remembers. */
  public void forgetRing() {
    abdicate();
    forfeit(Cause.FENCED);
    standing.suspect(standing.term(), now);
    views.reset(config.expected());
  }

  /** Part of a granted duration that this node may use. */
  public long memberShare(long granted) {
    return config.has(Rule.DRIFT_MARGIN) ? config.timing().memberShare(granted) : granted;
  }

  /** How long a lease counted by another clock may still run. */
  public long waitOut() {
    return config.has(Rule.DRIFT_MARGIN) ? config.timing().waitOut() : config.timing().lease();
  }

  /** True when {@code node} is this node. */
  public boolean isSelf(NodeId node) {
    return Objects.equals(config.self(), node);
  }
}
