package io.ringelection.core.view;

import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.core.state.MemberRecord;
import io.ringelection.core.state.NodeState;
import io.ringelection.core.state.Reign;
import io.ringelection.core.wire.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the next view should be: members that are not expired, then those that want to join; the
 * most senior of those that may vote get the seats.
 */
final class WantedView {
  /**
   * Crashed voters keep their seats until a live member can take them, as long as there are no more
   * than this many: with fewer seats the next crash would stop the ring.
   */
  private static final int KEPT_SEATS = 3;

  private final NodeState state;
  private final Reign reign;

  WantedView(NodeState state, Reign reign) {
    this.state = state;
    this.reign = reign;
  }

  /** The view wanted, with the number after the committed one; null while nobody may vote. */
  @Nullable View next() {
    View committed = state.views().committed();
    List<NodeId> members = new ArrayList<>(members(committed));
    long foundation = committed.isGenesis() ? foundation() : committed.foundation();
    List<NodeId> voters = voters(committed, members);
    return voters.isEmpty()
        ? null
        : View.of(committed.number() + 1, reign.term(), foundation, members, voters);
  }

  /** Differs between any two founders and any two of their terms. */
  private long foundation() {
    return state.self().incarnation() * 31 + reign.term();
  }

  private Set<NodeId> members(View committed) {
    Set<NodeId> members = new LinkedHashSet<>();
    for (NodeId member : committed.members()) {
      MemberRecord record = reign.members().get(member);
      if (record == null
          || !record.isExpired()
          || (!record.isGone() && reign.joiners().containsKey(member))) {
        members.add(member);
      }
    }
    // At the founding nobody is senior yet; the order of ids is the same wherever one looks.
    members.addAll(
        committed.isGenesis() ? new TreeSet<>(reign.joiners().keySet()) : reign.joiners().keySet());
    members.removeIf(state.standing()::isDead);
    return members;
  }

  private List<NodeId> voters(View committed, List<NodeId> members) {
    List<NodeId> able = members.stream().filter(m -> mayVote(m) && !isGoing(m)).toList();
    if (able.isEmpty()) {
      able = members.stream().filter(this::mayVote).toList();
    }
    if (able.isEmpty()) {
      return committed.voters();
    }
    List<NodeId> kept =
        committed.voters().stream().filter(v -> mayVote(v) && !isGone(v) && !isGoing(v)).toList();
    int floor = kept.size() >= KEPT_SEATS ? KEPT_SEATS : 1;
    int odd = able.size() % 2 == 1 ? able.size() : able.size() - 1;
    int seats = Math.max(floor, Math.min(state.config().maxVoters(), odd));
    Set<NodeId> voters = new LinkedHashSet<>(seated(able, seats));
    for (NodeId voter : kept) {
      if (voters.size() < seats) {
        voters.add(voter);
      }
    }
    return List.copyOf(voters);
  }

  /**
   * The most senior get the seats; but where seats are taken away, voters that have reported come
   * first: a silent one may be dead.
   */
  private List<NodeId> seated(List<NodeId> able, int seats) {
    Set<NodeId> chosen =
        able.stream()
            .sorted(Comparator.comparing(node -> isLiveVoter(node) ? 0 : 1))
            .limit(seats)
            .collect(Collectors.toSet());
    return able.stream().filter(chosen::contains).toList();
  }

  private boolean isLiveVoter(NodeId node) {
    MemberRecord record = reign.members().get(node);
    return record != null
        && record.isEstablished()
        && state.views().committed().voters().contains(node);
  }

  /** A member that has not told its roles yet keeps the seat it has, and gets none. */
  private int roles(NodeId node) {
    Integer joiner = reign.joiners().get(node);
    MemberRecord record = reign.members().get(node);
    if (joiner != null) {
      return joiner;
    }
    if (record != null && record.areRolesKnown()) {
      return record.roles();
    }
    return state.views().committed().voters().contains(node) ? Message.MAY_LEAD : 0;
  }

  private boolean mayVote(NodeId node) {
    return (roles(node) & Message.MAY_LEAD) != 0;
  }

  /** Seats pass on when it is known who is there to take them. */
  private boolean isGoing(NodeId node) {
    return (roles(node) & Message.LEAVING) != 0 && reign.settledAt() != Reign.UNSETTLED;
  }

  /** Left in order, as opposed to crashed: nobody expects it back. */
  private boolean isGone(NodeId node) {
    MemberRecord record = reign.members().get(node);
    return record != null && record.isGone() && !state.standing().isDead(node);
  }
}
