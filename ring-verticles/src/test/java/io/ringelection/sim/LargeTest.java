package io.ringelection.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.ringelection.RingOptions;
import io.ringelection.core.step.Timing;
import io.ringelection.sim.large.Bill;
import io.ringelection.sim.large.Life;
import io.ringelection.sim.large.Stage;
import io.ringelection.sim.world.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A large ring's whole life; {@code mvn -Psim -Dlarge} is the same with a thousand nodes. */
class LargeTest {
  private static final int NODES = 200;

  @Test
  void sendsNoMoreThanItMust() {
    List<Stage> stages = new Life(NODES, 1024).live();
    assertEquals(List.of(), new Bill(NODES, 5).problems(stages), stages::toString);
    assertEquals(60_000_000_000L, stages.get(stages.size() - 1).until());
  }

  @Test
  void theBillObjects() {
    assertFalse(problems("steady state", 1, "Heartbeat", 4300).isEmpty());
    assertEquals(List.of(), problems("steady state", 1, "Heartbeat", 4060));
    assertFalse(problems("leader crash", 1, "Report", 600).isEmpty());
    assertFalse(problems("leader crash", 1, "Elect", 9).isEmpty());
    assertFalse(problems("leader crash", -1, "Elect", 4).isEmpty());
    assertEquals(List.of(), problems("leader crash", 1, "Elect", 4));
  }

  @Test
  void theTimingsAreThoseOfThePresets() {
    assertTimings(RingOptions.lan(), Setting.LAN);
    assertTimings(RingOptions.fast(), Setting.FAST);
    assertTimings(RingOptions.large(), Setting.LARGE);
  }

  private static void assertTimings(RingOptions options, Timing timing) {
    assertEquals(options.getHeartbeatMillis() * Setting.MS, timing.heartbeat());
    assertEquals(options.getLeaseMillis() * Setting.MS, timing.lease());
    assertEquals(options.getLeaderTimeoutMillis() * Setting.MS, timing.leaderTimeout());
    assertEquals(options.getRankDelayMillis() * Setting.MS, timing.rankDelay());
    assertCountedAlike(options, timing);
  }

  /** The check of options counts a member's lease as the engine does. */
  private static void assertCountedAlike(RingOptions options, Timing timing) {
    long share = timing.memberShare(timing.lease()) / Setting.MS;
    long longest = share - 2 * options.getHeartbeatMillis() - 2 * options.getRoundTripMillis();
    assertEquals(List.of(), new RingOptions(options).setHandOffMillis(longest).problems());
    assertFalse(new RingOptions(options).setHandOffMillis(longest + 1).problems().isEmpty());
  }

  private static List<String> problems(String name, long whole, String kind, long count) {
    Map<String, Long> sent = new TreeMap<>(Map.of(kind, count));
    Stage stage = new Stage(name, 0, 10_000_000_000L, whole, sent);
    return new Bill(NODES, 5).problems(new ArrayList<>(List.of(stage)));
  }
}
