package io.ringelection.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Grant;
import io.ringelection.core.wire.Holdings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a member holds, what it will never take again, and what it is handing off. */
class HeldTest {
  private final Held held = new Held(4, true);

  @Test
  void countAndDigestFollowWhatIsHeld() {
    held.take(1, 10);
    held.take(3, 11);
    assertEquals(2, held.count());
    assertEquals(Holdings.digest(1, 10) ^ Holdings.digest(3, 11), held.digest());
    held.take(1, 20);
    assertEquals(2, held.count());
    assertEquals(Holdings.digest(1, 20) ^ Holdings.digest(3, 11), held.digest());
    held.giveUp(3, 11);
    assertEquals(1, held.count());
    assertEquals(Holdings.digest(1, 20), held.digest());
    assertEquals(new Holdings(new int[] {1}, new long[] {20}), held.snapshot());
    assertEquals(List.of(new Grant(1, 20, null)), held.grants());
  }

  @Test
  void onlyAGrantAboveWhatIsHeldAndWhatWasGivenUpIsNews() {
    held.take(1, 10);
    assertFalse(held.isNews(1, 10));
    assertTrue(held.isNews(1, 11));
    held.giveUp(1, 15);
    assertFalse(held.isNews(1, 15));
    assertTrue(held.isNews(1, 16));
    held.giveUp(1, 12);
    assertFalse(held.isNews(1, 15));
  }

  @Test
  void withoutFloorsAnOldGrantIsNewsAgain() {
    Held forgetful = new Held(4, false);
    forgetful.giveUp(1, 15);
    assertTrue(forgetful.isNews(1, 15));
  }

  @Test
  void whatIsDroppedIsToldAndNeverTakenAgain() {
    held.take(0, 9);
    held.take(3, 11);
    held.beginHandOff(3, 100);
    assertEquals(List.of(new Grant(0, 9, null), new Grant(3, 11, null)), held.dropAll());
    assertEquals(0, held.count());
    assertEquals(0, held.digest());
    assertFalse(held.isNews(3, 11));
    assertFalse(held.isHandingOff(3));
    assertEquals(List.of(), held.dropAll());
  }

  @Test
  void aHandOffIsBegunOnceAndOverdueAtItsTime() {
    held.take(1, 10);
    held.take(2, 11);
    assertEquals(Long.MAX_VALUE, held.firstOverdue());
    assertTrue(held.beginHandOff(2, 200));
    assertTrue(held.beginHandOff(1, 100));
    assertFalse(held.beginHandOff(1, 300));
    assertEquals(100, held.firstOverdue());
    assertEquals(List.of(), held.overdue(99));
    assertEquals(List.of(1), held.overdue(100));
    assertEquals(List.of(1, 2), held.overdue(200));
    held.giveUp(1, 10);
    assertFalse(held.isHandingOff(1));
    assertEquals(200, held.firstOverdue());
  }
}
