package io.ringelection.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.core.wire.Message;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people are told of a leader's work, in each situation that it can be in. */
class ProgressTest {
  private final TestRing ring = new TestRing(12, 3);

  private void found() {
    ring.start("n1");
    ring.start("n2");
    ring.start("n3");
    ring.settle(3);
  }

  private String of(String name) {
    return ring.nodes.get(name).progress().sentence();
  }

  private String leader() {
    return ring.nodes.values().stream()
        .filter(RingNode::leads)
        .findFirst()
        .map(node -> node.self().name())
        .orElseThrow();
  }

  private String follower() {
    return ring.nodes.keySet().stream().filter(n -> !n.equals(leader())).findFirst().orElseThrow();
  }

  private void until(String name, String sentence) {
    ring.runUntil(10_000, () -> of(name).equals(sentence));
  }

  @Test
  void aNodeAloneHasNoLeader() {
    ring.start("n1");
    assertEquals("nothing is moved: there is no leader", of("n1"));
    assertEquals(0, ring.nodes.get("n1").progress().plan());
    assertEquals(0, ring.nodes.get("n1").progress().moves());
    assertEquals(0, ring.nodes.get("n1").progress().left());
  }

  @Test
  void anEvenRingHasNothingToMoveAndItsLeaderKnows() {
    found();
    assertEquals("nothing to move: the partitions are even", of(leader()));
    assertEquals("the leader " + ring.nodes.get(leader()).self() + " knows", of(follower()));
  }

  @Test
  void movesAreCountedWhileTheyAreUnderWay() {
    found();
    ring.handsOffAtOnce = false;
    String leader = leader();
    ring.start("n4");
    until(leader, "3 of 3 moves left, 1 under way (at most 64 at once, to a new member one first)");
    assertEquals(3, ring.nodes.get(leader).progress().left());
    assertEquals(3, ring.nodes.get(leader).progress().moves());
  }

  @Test
  void partitionsOfADeadMemberWaitForItsLease() {
    found();
    String leader = leader();
    ring.crash(follower());
    until(
        leader,
        "4 partitions wait for an owner: the lease of the former one is not certainly over yet");
    ring.runUntil(5_000, ring::isBalanced);
    assertEquals("nothing to move: the partitions are even", of(leader));
  }

  @Test
  void aLeaderWithoutAMajorityMovesNothing() {
    found();
    String leader = leader();
    ring.lost = envelope -> true;
    until(
        leader,
        "nothing is moved: no majority of the voters has acknowledged the leader for a lease");
  }

  @Test
  void membersThatMayNotOwnAreNoOwners() {
    TestRing idle = new TestRing(12, 1);
    RingNode node = idle.start("n1", 12, Message.MAY_LEAD);
    idle.runUntil(
        5_000,
        () -> node.progress().sentence().equals("nothing is moved: no member may own partitions"));
  }

  @Test
  void whoIsSilentIsKnownBeforeItsLeaseIsOver() {
    found();
    String leader = leader();
    String follower = follower();
    assertEquals(Set.of(), ring.nodes.get(leader).progress().silent());
    ring.crash(follower);
    ring.runUntil(1_900, () -> ring.nodes.get(leader).progress().silent().size() == 1);
    assertEquals(follower, ring.nodes.get(leader).progress().silent().iterator().next().name());
    assertEquals(Set.of(), ring.nodes.get(follower()).progress().silent());
  }
}
