package io.ringelection.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.core.wire.Message;
import org.junit.jupiter.api.Test;

/** A member's session, lease and wishes. */
class TenureTest {
  private final Tenure tenure = new Tenure(Message.MAY_LEAD | Message.MAY_FOUND);

  @Test
  void aLeaseIsOnlyMadeLonger() {
    assertFalse(tenure.wasMember());
    assertTrue(tenure.renew(100));
    assertFalse(tenure.renew(100));
    assertFalse(tenure.renew(90));
    assertEquals(100, tenure.leaseEnd());
    assertTrue(tenure.isEstablished());
    assertTrue(tenure.wasMember());
  }

  @Test
  void aNewSessionHasToBeReportedAndAnswered() {
    tenure.renew(100);
    long session = tenure.session();
    tenure.newSession();
    assertEquals(session + 1, tenure.session());
    assertFalse(tenure.isEstablished());
    assertTrue(tenure.isReportDue());
    assertEquals(100, tenure.leaseEnd());
    tenure.reported();
    assertFalse(tenure.isReportDue());
    tenure.hastenReport();
    assertTrue(tenure.isReportDue());
  }

  @Test
  void onlyASessionWithoutAnAnswerIsReportedAgain() {
    tenure.renew(100);
    tenure.hastenReport();
    assertFalse(tenure.isReportDue());
    tenure.tellAgain();
    assertTrue(tenure.isReportDue());
  }

  @Test
  void rolesChangeButNotTheWishToGoOrTheRightToFound() {
    tenure.roles(Message.MAY_OWN);
    assertEquals(Message.MAY_OWN | Message.MAY_FOUND, tenure.roles());
    assertFalse(tenure.isLeaving());
    tenure.leave();
    assertTrue(tenure.isLeaving());
    tenure.roles(Message.MAY_LEAD);
    assertEquals(Message.MAY_LEAD | Message.MAY_FOUND | Message.LEAVING, tenure.roles());
  }

  @Test
  void whoDepartsHasNoLeaseAndSaysSo() {
    tenure.renew(100);
    tenure.depart();
    assertTrue(tenure.hasDeparted());
    assertFalse(tenure.hasLeft());
    assertEquals(Tenure.NEVER, tenure.leaseEnd());
    assertTrue(tenure.isReportDue());
    tenure.reported();
    tenure.newSession();
    tenure.reported();
    tenure.hastenReport();
    assertFalse(tenure.isReportDue());
  }

  @Test
  void whoHasLeftHasDeparted() {
    tenure.markLeft();
    assertTrue(tenure.hasLeft());
    assertTrue(tenure.hasDeparted());
  }
}
