package io.ringelection.core.state;

import io.ringelection.Cause;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The leader's table: who owns each partition under which token, what is being moved where, and
 * from when on a free partition may be granted. Members appear by slot; {@link #NOBODY} is no slot.
 */
public final class Table {
  /** Instead of a slot. */
  public static final int NOBODY = -1;

  private static final Cause[] CAUSES = Cause.values();

  private final MemberDirectory directory;
  private final int[] owner;
  private final int[] previous;
  private final long[] token;
  private final int[] target;
  private final long[] freeAt;
  private final long[] changedAt;
  private final byte[] cause;
  private final BitSet free = new BitSet();
  private final BitSet misplaced = new BitSet();
  private final BitSet revoking = new BitSet();
  private long revision;
  private long plan;
  private int planMoves;
  private boolean dirty = true;
  private boolean planStale = true;

  /**
   * Nothing is owned as far as the leader knows; every entry counts as changed, so that copies of
   * older terms are corrected.
   */
  Table(int partitions, MemberDirectory directory) {
    this.directory = directory;
    owner = filled(partitions, NOBODY);
    previous = filled(partitions, NOBODY);
    target = filled(partitions, NOBODY);
    token = new long[partitions];
    freeAt = new long[partitions];
    changedAt = new long[partitions];
    cause = new byte[partitions];
    free.set(0, partitions);
    Arrays.fill(freeAt, Tenure.NEVER);
    Arrays.setAll(changedAt, p -> ++revision);
  }

  private static int[] filled(int length, int value) {
    int[] array = new int[length];
    Arrays.fill(array, value);
    return array;
  }

  public int partitions() {
    return owner.length;
  }

  public int owner(int partition) {
    return owner[partition];
  }

  /** Who owned the partition before, {@link #NOBODY} when unknown. */
  public int previous(int partition) {
    return previous[partition];
  }

  public long token(int partition) {
    return token[partition];
  }

  /** Why the partition is free or being moved. */
  public Cause cause(int partition) {
    return CAUSES[cause[partition]];
  }

  /** Where the plan wants the partition. */
  public int target(int partition) {
    return target[partition];
  }

  /** Changes the plan for one partition. */
  public void target(int partition, int slot) {
    target[partition] = slot;
    place(partition);
  }

  public boolean isRevoking(int partition) {
    return revoking.get(partition);
  }

  /**
   * The round that allows a grant must have been sent at this time or later; {@link Tenure#NEVER}
   * when no confirmation is needed.
   */
  public long freeAt(int partition) {
    return freeAt[partition];
  }

  /** Number of changes so far; the latest change of each partition has a revision of its own. */
  public long revision() {
    return revision;
  }

  /** Revision of the latest change of a partition. */
  public long changedAt(int partition) {
    return changedAt[partition];
  }

  /** Moves under way. */
  public int moving() {
    return revoking.cardinality();
  }

  public int unowned() {
    return free.cardinality();
  }

  /** The first partition from {@code from} on that nobody owns, {@link #NOBODY} when all are. */
  public int nextUnowned(int from) {
    return free.nextSetBit(from);
  }

  /**
   * The first partition from {@code from} on that the plan wants elsewhere and that is not being
   * moved, {@link #NOBODY} when there is none.
   */
  public int nextMisplaced(int from) {
    return misplaced.nextSetBit(from);
  }

  /** The first partition from {@code from} on that is being moved, {@link #NOBODY} when none is. */
  public int nextMoving(int from) {
    return revoking.nextSetBit(from);
  }

  /** A partition gets an owner. */
  public void grant(int partition, int slot, long newToken) {
    owner[partition] = slot;
    token[partition] = newToken;
    target[partition] = slot;
    directory.bySlot(slot).add(partition, newToken);
    changed(partition);
  }

  /** A partition is asked back. */
  public void revoke(int partition, Cause why) {
    revoking.set(partition);
    cause[partition] = (byte) why.ordinal();
    directory.bySlot(owner[partition]).revoking(1);
    changed(partition);
  }

  /** A partition loses its owner; a move under way keeps its target. */
  public void free(int partition, long grantedFrom, Cause why) {
    MemberRecord former = directory.bySlot(owner[partition]);
    former.remove(partition, token[partition]);
    previous[partition] = owner[partition];
    owner[partition] = NOBODY;
    token[partition] = 0;
    freeAt[partition] = grantedFrom;
    cause[partition] = (byte) why.ordinal();
    if (revoking.get(partition)) {
      revoking.clear(partition);
      former.revoking(-1);
    } else {
      target[partition] = NOBODY;
      planStale = true;
    }
    changed(partition);
  }

  /** All partitions of a member lose their owner. */
  public void freeAll(int slot, long grantedFrom, Cause why) {
    int left = directory.bySlot(slot).count();
    for (int p = 0; left > 0; p++) {
      if (owner[p] == slot) {
        left--;
        free(p, grantedFrom, why);
        target(p, NOBODY);
      }
    }
    replan();
  }

  private void changed(int partition) {
    changedAt[partition] = ++revision;
    dirty = true;
    place(partition);
  }

  /** Keeps the sets in which the leader finds its work without looking at every partition. */
  private void place(int partition) {
    boolean owned = owner[partition] != NOBODY;
    free.set(partition, !owned);
    misplaced.set(
        partition, owned && owner[partition] != target[partition] && !revoking.get(partition));
  }

  /** The plan has to be made anew: members or their roles have changed. */
  public void replan() {
    planStale = true;
    dirty = true;
  }

  /** What was not possible may be possible now. */
  public void touch() {
    dirty = true;
  }

  public boolean isDirty() {
    return dirty;
  }

  public void clean() {
    dirty = false;
  }

  public boolean isPlanStale() {
    return planStale;
  }

  /** A plan is made: each partition has its target. */
  public void planned() {
    planStale = false;
    plan++;
    planMoves = movesLeft();
  }

  /** Number of the last plan, 0 before the first. */
  public long plan() {
    return plan;
  }

  /** Moves of the last plan, those that were under way when it was made included. */
  public int planMoves() {
    return planMoves;
  }

  /** Moves that are under way or wait for their turn. */
  public int movesLeft() {
    return revoking.cardinality() + misplaced.cardinality();
  }
}
