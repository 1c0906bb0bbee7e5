package io.ringelection.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import io.ringelection.core.wire.Holdings;
import io.ringelection.core.wire.Message;
import org.junit.jupiter.api.Test;

/** What a leader knows of one member, from the first wait to the end. */
class MemberRecordTest {
  private static final int BOTH = Message.MAY_LEAD | Message.MAY_OWN;

  private final MemberRecord member = new MemberRecord(new NodeId("n1", 1), 3, 10, 100);

  @Test
  void isAwaitedUntilItReportsOrExpires() {
    assertTrue(member.isAwaited());
    assertEquals(10, member.addedAt());
    member.establish(2, 150);
    assertFalse(member.isAwaited());
    assertTrue(member.isEstablished());
    assertEquals(2, member.session());
    assertEquals(150, member.leaseEnd());
    member.expire(160);
    assertFalse(member.isAwaited());
    assertFalse(member.isEstablished());
    assertTrue(member.isExpired());
    assertEquals(160, member.overAt());
    member.await(170);
    assertTrue(member.isAwaited());
    assertFalse(member.isExpired());
    assertEquals(170, member.addedAt());
    member.expire(180);
    member.establish(3, 200);
    assertFalse(member.isExpired());
  }

  @Test
  void aLeaseIsOnlyMadeLonger() {
    member.establish(1, 50);
    assertEquals(100, member.leaseEnd());
    member.renew(90);
    assertEquals(100, member.leaseEnd());
    member.renew(120);
    assertEquals(120, member.leaseEnd());
    member.postpone(30);
    assertEquals(150, member.leaseEnd());
  }

  @Test
  void mayOwnOnceItHasShownThatItHears() {
    member.roles(BOTH);
    assertTrue(member.areRolesKnown());
    assertFalse(member.mayOwn());
    member.establish(1, 50);
    assertFalse(member.mayOwn());
    assertTrue(member.confirm());
    assertFalse(member.confirm());
    assertTrue(member.mayOwn());
    member.establish(2, 60);
    assertFalse(member.isConfirmed());
    assertFalse(member.mayOwn());
    member.add(0, 5);
    assertTrue(member.mayOwn(), "it holds some already");
    member.expire(70);
    assertFalse(member.mayOwn());
  }

  @Test
  void mayNotOwnWhenItDoesNotWantToOrWantsToGo() {
    member.establish(1, 50);
    member.confirm();
    member.roles(Message.MAY_LEAD);
    assertFalse(member.mayOwn());
    assertFalse(member.isLeaving());
    member.roles(BOTH | Message.LEAVING);
    assertFalse(member.mayOwn());
    assertTrue(member.isLeaving());
  }

  @Test
  void countsWhatTheTableGivesIt() {
    member.add(1, 5);
    member.add(2, 6);
    member.revoking(1);
    member.remove(1, 5);
    assertEquals(1, member.count());
    assertEquals(Holdings.digest(2, 6), member.digest());
    assertEquals(1, member.revoking());
    assertEquals(3, member.slot());
  }

  @Test
  void isGivenMoreWhenItHasShownThatItHoldsWhatItHas() {
    member.establish(1, 50);
    assertEquals(1, member.allowance());
    assertFalse(member.agreed(), "it holds none");
    assertEquals(1, member.allowance());
    member.add(0, 5);
    assertEquals(1, member.allowance(), "it has not shown yet that it holds it");
    assertTrue(member.agreed());
    assertEquals(4, member.allowance());
    assertFalse(member.agreed(), "no news");
    for (int p = 1; p < 4; p++) {
      member.add(p, 5);
    }
    assertTrue(member.agreed());
    assertEquals(16, member.allowance());
    member.remove(3, 5);
    assertFalse(member.agreed());
    assertEquals(16, member.allowance(), "what it has shown it can do counts on");
    member.establish(2, 60);
    assertEquals(1, member.allowance(), "another session begins anew");
  }

  @Test
  void remembersWhatWasNotAnsweredAndWhatWasCopied() {
    assertEquals(Tenure.NEVER, member.unansweredSentAt());
    member.unanswered(40);
    assertEquals(40, member.unansweredSentAt());
    member.copied(12);
    assertEquals(12, member.copiedRevision());
    member.supersede(9);
    assertEquals(9, member.session());
    assertFalse(member.isGone());
    member.bury();
    assertTrue(member.isGone());
  }
}
