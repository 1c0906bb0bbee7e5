package io.ringelection.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Cause;
import io.ringelection.NodeId;
import io.ringelection.core.wire.Holdings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The leader's table: counts and sets stay true through grants, moves and losses. */
class TableTest {
  private final MemberDirectory directory = new MemberDirectory();
  private final Table table = new Table(4, directory);
  private MemberRecord one;
  private MemberRecord two;

  @BeforeEach
  void add() {
    one = directory.add(new NodeId("n1", 1), 0, 0);
    two = directory.add(new NodeId("n2", 2), 0, 0);
  }

  @Test
  void atFirstNobodyOwnsAnythingAndEveryEntryIsNews() {
    assertEquals(4, table.partitions());
    assertEquals(4, table.unowned());
    assertEquals(Table.NOBODY, table.owner(3));
    assertEquals(Table.NOBODY, table.previous(3));
    assertEquals(Table.NOBODY, table.target(3));
    assertEquals(Tenure.NEVER, table.freeAt(3));
    assertEquals(4, table.revision());
    assertEquals(4, table.changedAt(3));
    assertTrue(table.isDirty());
    assertTrue(table.isPlanStale());
  }

  @Test
  void aGrantCountsForItsOwner() {
    table.clean();
    table.grant(2, one.slot(), 7);
    assertEquals(one.slot(), table.owner(2));
    assertEquals(7, table.token(2));
    assertEquals(1, one.count());
    assertEquals(Holdings.digest(2, 7), one.digest());
    assertEquals(3, table.unowned());
    assertEquals(0, table.nextUnowned(0));
    assertEquals(3, table.nextUnowned(2));
    assertEquals(Table.NOBODY, table.nextMisplaced(0));
    assertEquals(5, table.changedAt(2));
    assertTrue(table.isDirty());
  }

  @Test
  void whatThePlanWantsElsewhereIsMisplacedUntilItIsBeingMoved() {
    table.grant(1, one.slot(), 7);
    table.grant(2, one.slot(), 8);
    table.target(2, two.slot());
    assertEquals(2, table.nextMisplaced(0));
    assertEquals(Table.NOBODY, table.nextMisplaced(3));

    table.revoke(2, Cause.BALANCE);
    assertTrue(table.isRevoking(2));
    assertEquals(1, table.moving());
    assertEquals(1, one.revoking());
    assertEquals(Cause.BALANCE, table.cause(2));
    assertEquals(Table.NOBODY, table.nextMisplaced(0));
    assertEquals(one.slot(), table.owner(2));
  }

  @Test
  void aMovedPartitionKeepsItsTargetWhenItIsReleased() {
    table.grant(2, one.slot(), 8);
    table.target(2, two.slot());
    table.revoke(2, Cause.BALANCE);
    table.planned();
    table.free(2, 99, Cause.LEAVE);
    assertEquals(two.slot(), table.target(2));
    assertEquals(one.slot(), table.previous(2));
    assertEquals(99, table.freeAt(2));
    assertEquals(Cause.LEAVE, table.cause(2));
    assertEquals(0, table.token(2));
    assertEquals(0, table.moving());
    assertEquals(0, one.revoking());
    assertEquals(0, one.count());
    assertEquals(0, one.digest());
    assertFalse(table.isRevoking(2));
    assertFalse(table.isPlanStale());
    assertEquals(0, table.nextUnowned(0));
    assertEquals(4, table.unowned());
  }

  @Test
  void aPartitionThatIsLostWithoutAMoveIsPlannedAnew() {
    table.grant(2, one.slot(), 8);
    table.planned();
    table.free(2, Tenure.NEVER, Cause.BALANCE);
    assertEquals(Table.NOBODY, table.target(2));
    assertTrue(table.isPlanStale());
  }

  @Test
  void aMemberThatIsLostLosesAllItHadAndNothingOfTheOthers() {
    table.grant(0, one.slot(), 5);
    table.grant(1, two.slot(), 6);
    table.grant(3, one.slot(), 7);
    table.target(3, two.slot());
    table.revoke(3, Cause.BALANCE);
    table.planned();
    table.clean();
    table.freeAll(one.slot(), 50, Cause.OWNER_LOST);
    assertEquals(0, one.count());
    assertEquals(1, two.count());
    assertEquals(two.slot(), table.owner(1));
    for (int lost : new int[] {0, 3}) {
      assertEquals(Table.NOBODY, table.owner(lost));
      assertEquals(Table.NOBODY, table.target(lost));
      assertEquals(Cause.OWNER_LOST, table.cause(lost));
      assertEquals(50, table.freeAt(lost));
    }
    assertEquals(0, table.moving());
    assertTrue(table.isPlanStale());
    assertTrue(table.isDirty());
  }

  @Test
  void whoHadNothingLosesNothingButThePlanIsMadeAnew() {
    table.planned();
    table.clean();
    long before = table.revision();
    table.freeAll(two.slot(), 50, Cause.LEAVE);
    assertEquals(before, table.revision());
    assertTrue(table.isPlanStale());
  }

  @Test
  void whatIsDoneIsNotDirtyUntilSomethingIsPossibleAgain() {
    table.clean();
    assertFalse(table.isDirty());
    table.touch();
    assertTrue(table.isDirty());
    table.clean();
    table.planned();
    table.replan();
    assertTrue(table.isDirty());
    assertTrue(table.isPlanStale());
  }
}
