package io.ringelection.journal;

import io.ringelection.OwnershipEvent;
import io.ringelection.RingEvent;

/**
 * Where a watcher stands: which journal it reads, the next position there, and what it has seen of
 * each node, here or elsewhere. Not safe for use by several threads.
 *
 * <p>Marks are whole while they name every node of which the watcher has seen anything. Journals
 * forget nodes that are long gone, so that after that a node without a mark may have been seen.
 */
final class Place {
  /** With more nodes than this, a place means something to its own journal only. */
  static final int MOST_NODES = 64;

  /** A position before all others: the next notice is a snapshot. */
  static final long NOWHERE = -1;

  private final long journal;
  private long next;
  private final Marks marks;
  private final boolean portable;
  private boolean whole;

  /**
   * A place.
   *
   * @param journal identity of the journal
   * @param next position of the next event
   * @param portable false when marks are missing, so that only this journal knows where it is
   * @param whole whether {@code marks} name every node seen
   */
  Place(long journal, long next, Marks marks, boolean portable, boolean whole) {
    this.journal = journal;
    this.next = next;
    this.marks = marks;
    this.portable = portable;
    this.whole = whole;
  }

  /** Nothing seen yet. */
  static Place nowhere(long journal) {
    return new Place(journal, NOWHERE, new Marks(), true, true);
  }

  long journal() {
    return journal;
  }

  long next() {
    return next;
  }

  Marks marks() {
    return marks;
  }

  boolean isWhole() {
    return whole;
  }

  /** True when other journals can make something of this place. */
  boolean isPortable() {
    return portable && marks.size() <= MOST_NODES;
  }

  /**
   * Steps over the next event of the journal; false when it is nothing to tell: the watcher has
   * seen it elsewhere, or it says nothing. Where the watcher knew more of a node elsewhere than
   * this journal when the node ended, it is nowhere afterwards.
   */
  boolean step(RingEvent event) {
    if (marks.isEndTooEarly(event)) {
      next = NOWHERE;
      return false;
    }
    next++;
    return marks.see(event) && isTold(event);
  }

  /** The end of a node that owned nothing is kept for the marks only. */
  static boolean isTold(RingEvent event) {
    return !(event instanceof OwnershipEvent change) || !change.grants().isEmpty();
  }

  boolean isNowhere() {
    return next == NOWHERE;
  }

  /** Forgets the nodes that the journal has forgotten, when there are too many. */
  void shrink(Marks known) {
    if (marks.size() > MOST_NODES) {
      whole &= marks.retain(known);
    }
  }
}
