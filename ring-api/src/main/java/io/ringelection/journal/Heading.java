package io.ringelection.journal;

import io.ringelection.LeaderEvent;
import io.ringelection.NodeId;
import io.ringelection.RingEvent;
import io.ringelection.ToldView;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who leads and who is a member, as far as it was told. Of two views the one with the higher number
 * is the newer, of two leaders the one of the higher term. Not safe for use by several threads.
 */
final class Heading {
  private final Set<NodeId> lonely = new HashSet<>();
  private @Nullable NodeId ended;
  private long term;
  private @Nullable NodeId leader;
  private long view;
  private List<NodeId> members = List.of();
  private List<NodeId> voters = List.of();

  long term() {
    return term;
  }

  @Nullable NodeId leader() {
    return leader;
  }

  long view() {
    return view;
  }

  List<NodeId> members() {
    return members;
  }

  List<NodeId> voters() {
    return voters;
  }

  /** A view was told; true when something is new. */
  boolean hear(ToldView told) {
    boolean news = lead(told.term(), told.leaderId());
    if (told.view() > view) {
      view = told.view();
      members = told.members();
      voters = told.voters();
      news = true;
    }
    return news;
  }

  /** {@code node} leads {@code newTerm}, or nobody is known to; true when that is news. */
  boolean lead(long newTerm, @Nullable NodeId node) {
    boolean found = newTerm == term && leader == null && node != null && !node.equals(ended);
    if (newTerm <= term && !found) {
      return false;
    }
    term = newTerm;
    leader = node;
    lonely.clear();
    ended = null;
    return true;
  }

  /** An event tells who leads, or that somebody does no more. */
  void apply(RingEvent event) {
    if (event instanceof RingEvent.LeaderElected elected) {
      lead(event.term(), elected.leader());
    } else if (event instanceof RingEvent.LeaderLost lost) {
      lost(lost);
    } else if (Marks.isEnd(event) && event.node().equals(leader)) {
      leader = null;
    }
  }

  /**
   * The leader itself knows that it leads no more; of the others it takes a majority of the voters,
   * since each may have lost it alone.
   */
  private void lost(LeaderEvent event) {
    if (!event.leader().equals(leader)) {
      return;
    }
    lonely.add(event.node());
    if (event.node().equals(leader)) {
      ended = leader;
      leader = null;
    } else if (2 * voters.stream().filter(lonely::contains).count() > voters.size()) {
      leader = null;
    }
  }
}
