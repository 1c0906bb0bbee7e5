package io.ringelection.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.NodeId;
import io.ringelection.core.step.NodeConfig;
import io.ringelection.core.step.Rule;
import io.ringelection.core.wire.Message;
import io.ringelection.sim.world.Setting;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** A leader that was deaf for a while blames none of its members for it. */
class ExcuseTest {

  private final NodeState state =
      new NodeState(
          new NodeConfig(
              new NodeId("n1", 1),
              7,
              6,
              Setting.LAN,
              3,
              true,
              5,
              64,
              Message.MAY_LEAD | Message.MAY_OWN,
              1000,
              Long.MIN_VALUE / 8,
              EnumSet.allOf(Rule.class)),
          0);

  @Test
  void leasesOfAllMembersEndLater() {
    Reign reign = state.accede();
    MemberRecord one = reign.members().add(new NodeId("n2", 2), 0, 100);
    MemberRecord other = reign.members().add(new NodeId("n3", 3), 0, 200);
    state.excuse(30);
    assertEquals(130, one.leaseEnd());
    assertEquals(230, other.leaseEnd());
    long own = state.tenure().leaseEnd();
    state.excuse(30);
    assertEquals(own, state.tenure().leaseEnd(), "its own lease is not excused");
  }
}
