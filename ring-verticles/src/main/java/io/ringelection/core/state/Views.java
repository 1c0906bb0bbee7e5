package io.ringelection.core.state;

import io.ringelection.NodeId;
import io.ringelection.View;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The two views a node keeps: the latest it knows to be committed, and the one it has accepted as
 * the next, if any.
 */
public final class Views {
  private final boolean joint;
  private View committed;
  private @Nullable View pending;

  /**
   * Before the founding.
   *
   * @param joint false switches the joint majority off
   */
  Views(int expected, boolean joint) {
    this.committed = View.genesis(expected);
    this.joint = joint;
  }

  /** The latest view known to be committed. */
  public View committed() {
    return committed;
  }

  /** The accepted next view, null when there is none. */
  public @Nullable View pending() {
    return pending;
  }

  /** The pending view, or else the committed one. */
  public View top() {
    return pending == null ? committed : pending;
  }

  /** True when both views let {@code node} be a member. */
  public boolean hasMember(NodeId node) {
    return committed.hasMember(node) && (pending == null || pending.hasMember(node));
  }

  /** Voters of both views. Before the founding, {@code fresh} stands for the unknown voters. */
  public Set<NodeId> electors(Collection<NodeId> fresh) {
    Set<NodeId> electors = new LinkedHashSet<>(committed.isGenesis() ? fresh : committed.voters());
    if (pending != null) {
      electors.addAll(pending.voters());
    }
    return electors;
  }

  /** True when {@code nodes} has a majority of each view. */
  public boolean hasQuorum(Collection<NodeId> nodes) {
    return committed.hasMajority(nodes)
        && (pending == null || !joint || pending.hasMajority(nodes));
  }

  /** The view whose majority counts beside that of the committed one, null when there is none. */
  public @Nullable View second() {
    return joint ? pending : null;
  }

  /** True when {@code other} belongs to another ring than the one this node is in. */
  public boolean isForeign(@Nullable View other) {
    return other != null
        && !other.isGenesis()
        && !committed.isGenesis()
        && other.foundation() != committed.foundation();
  }

  /** Takes a newer committed view over; true if it did. */
  public boolean learnCommitted(View other) {
    if (other.number() <= committed.number() || isForeign(other)) {
      return false;
    }
    committed = other;
    if (pending != null && pending.number() <= other.number()) {
      pending = null;
    }
    return true;
  }

  /** True when either view knows of {@code node}. */
  public boolean lists(NodeId node) {
    return lists(committed, node) || (pending != null && lists(pending, node));
  }

  private static boolean lists(View view, NodeId node) {
    return view.hasMember(node) || view.hasVoter(node);
  }

  /**
   * Takes a pending view over if it follows the committed one and no newer proposal is known. A
   * leader never does.
   */
  public void learnPending(@Nullable View other) {
    if (other != null && follows(other) && (pending == null || other.ballot() > pending.ballot())) {
      pending = other;
    }
  }

  /**
   * Accepts a proposal of the leader; false when it does not follow the committed view or is older
   * than one accepted.
   */
  public boolean accept(View proposal) {
    if (!follows(proposal) || (pending != null && proposal.ballot() < pending.ballot())) {
      return false;
    }
    pending = proposal;
    return true;
  }

  private boolean follows(View other) {
    return other.number() == committed.number() + 1 && !isForeign(other);
  }

  /** The leader's own proposal. */
  public void propose(View proposal) {
    pending = proposal;
  }

  /** The pending view has been chosen. */
  public View commit() {
    View chosen = top();
    committed = chosen;
    pending = null;
    return chosen;
  }

  /** Forgets the ring. */
  void reset(int expected) {
    committed = View.genesis(expected);
    pending = null;
  }
}
