package io.ringelection.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Cause;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.Phase;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Message;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Whoever wants to go is asked to finish with all that it owns, whether or not somebody is there to
 * take it over: alone, all together, without a leader, with a move under way. It owns until it has
 * answered or the limit is over, and then gives up what it had; it does not lose it.
 */
class LeaveTest {
  private static final int PARTITIONS = 100;
  private static final List<String> THREE = List.of("n1", "n2", "n3");

  private static TestRing single() {
    TestRing ring = new TestRing(PARTITIONS, 1);
    ring.start("n1");
    ring.runUntil(5_000, ring::isWhole);
    ring.handsOffAtOnce = false;
    return ring;
  }

  private static TestRing three() {
    TestRing ring = new TestRing(PARTITIONS, 3);
    THREE.forEach(ring::start);
    ring.settle(3);
    ring.handsOffAtOnce = false;
    return ring;
  }

  @Test
  void aNodeThatIsAloneIsAskedAndOwnsUntilItHasAnswered() {
    TestRing ring = single();
    ring.step("n1", new Input.Leave());

    assertEquals(List.of(PARTITIONS), askedAtOnce(ring, "n1"));
    ring.runFor(900);
    assertEquals(Phase.LEAVING, ring.nodes.get("n1").phase());
    assertTrue(ring.isWhole());

    answer(ring, "n1");
    ring.runUntil(1, () -> ring.nodes.get("n1").phase() == Phase.LEFT);
    assertGivenUp(ring, "n1", all());
  }

  @Test
  void aNodeThatNeverWasInARingGoesAtOnce() {
    TestRing ring = new TestRing(PARTITIONS, 3);
    ring.start("n1");
    ring.runFor(1_000);
    ring.step("n1", new Input.Leave());
    assertEquals(Phase.LEFT, ring.nodes.get("n1").phase());
  }

  @Test
  void aNodeThatIsAloneAndDoesNotAnswerGoesWhenTheLimitIsOver() {
    TestRing ring = single();
    ring.step("n1", new Input.Leave());
    ring.runFor(999);
    assertTrue(ring.isWhole());

    ring.runUntil(2, () -> ring.nodes.get("n1").phase() == Phase.LEFT);
    assertGivenUp(ring, "n1", all());
  }

  @Test
  void ofAllThatLeaveAtOnceEachIsAskedForAllThatItOwns() {
    TestRing ring = three();
    List<Set<Integer>> owned = THREE.stream().map(name -> owned(ring, name)).toList();
    THREE.forEach(name -> ring.step(name, new Input.Leave()));

    ring.runFor(900);
    assertTrue(ring.isWhole());
    THREE.forEach(name -> answer(ring, name));

    ring.runUntil(3_000, () -> ring.nodes.values().stream().allMatch(n -> n.phase() == Phase.LEFT));
    for (int i = 0; i < 3; i++) {
      assertGivenUp(ring, THREE.get(i), owned.get(i));
      assertEquals(List.of(), assignedAfterAsking(ring, THREE.get(i)));
    }
  }

  @Test
  void ofAllThatLeaveAtOnceOneThatIsSlowKeepsItsLeaseWhileItFinishes() {
    TestRing ring = three();
    Set<Integer> owned = owned(ring, "n2");
    THREE.forEach(name -> ring.step(name, new Input.Leave()));
    answer(ring, "n1");
    answer(ring, "n3");

    ring.runFor(900);
    assertEquals(owned.size(), ring.counts().get(1));
    answer(ring, "n2");

    ring.runUntil(3_000, () -> ring.nodes.values().stream().allMatch(n -> n.phase() == Phase.LEFT));
    assertGivenUp(ring, "n2", owned);
  }

  @Test
  void aLeaderThatLeavesIsAskedAndItsPartitionsGoToTheOthers() {
    TestRing ring = three();
    Set<Integer> owned = owned(ring, "n1");
    ring.step("n1", new Input.Leave());
    assertEquals(List.of(owned.size()), askedAtOnce(ring, "n1"));
    answer(ring, "n1");

    ring.runUntil(1_000, () -> ring.nodes.get("n1").phase() == Phase.LEFT);
    ring.runUntil(100, () -> ring.counts().equals(List.of(0, 50, 50)));
    assertGivenUp(ring, "n1", owned);
    assertEquals(owned, assigned(ring, Cause.LEAVE));
  }

  @Test
  void withoutAMajorityAMemberIsAskedWhileItsLeaseLasts() {
    TestRing ring = three();
    Set<Integer> owned = owned(ring, "n3");
    ring.crash("n1");
    ring.crash("n2");
    ring.step("n3", new Input.Leave());
    ring.runFor(500);
    answer(ring, "n3");
    assertGivenUp(ring, "n3", owned);
    assertEquals(Phase.LEAVING, ring.nodes.get("n3").phase());
  }

  @Test
  void aMemberWhoseLeaseEndsWhileItFinishesLosesTheRest() {
    TestRing ring = three();
    int owned = owned(ring, "n3").size();
    ring.crash("n1");
    ring.crash("n2");
    ring.runFor(1_400);
    ring.step("n3", new Input.Leave());
    ring.runFor(700);
    assertEquals(owned, grants(ring, "n3", LeaveTest::lost).size());
    assertEquals(Set.of(), grants(ring, "n3", LeaveTest::revoked));
    answer(ring, "n3");
    assertEquals(Set.of(), grants(ring, "n3", LeaveTest::revoked));
  }

  @Test
  void aMemberWhoseLeaseIsOverIsAskedForNothing() {
    TestRing ring = three();
    ring.crash("n1");
    ring.crash("n2");
    ring.runFor(2_500);
    ring.step("n3", new Input.Leave());
    ring.runFor(2_500);
    assertEquals(Set.of(), grants(ring, "n3", LeaveTest::revoking));
  }

  @Test
  void aMemberThatLeavesWhileANewLeaderWaitsForOldLeasesIsAsked() {
    TestRing ring = three();
    Set<Integer> owned = owned(ring, "n3");
    ring.crash("n1");
    ring.runUntil(2_000, () -> ring.nodes.get("n2").leads());
    ring.step("n3", new Input.Leave());
    ring.runFor(100);
    answer(ring, "n3");
    assertGivenUp(ring, "n3", owned);

    ring.runUntil(5_000, () -> ring.nodes.get("n3").phase() == Phase.LEFT && ring.isWhole());
    assertEquals(List.of(PARTITIONS, 0), ring.counts());
  }

  @Test
  void whatIsBeingMovedAlreadyIsNotAskedForTwice() {
    TestRing ring = three();
    Set<Integer> owned = owned(ring, "n1");
    ring.start("n4");
    ring.runUntil(1_000, () -> !grants(ring, "n1", LeaveTest::revoking).isEmpty());
    Set<Integer> moving = grants(ring, "n1", LeaveTest::revoking);
    ring.step("n1", new Input.Leave());

    List<Integer> asked = list(ring, "n1", LeaveTest::revoking);
    assertTrue(moving.size() < owned.size());
    assertEquals(owned, new TreeSet<>(asked));
    assertEquals(owned.size(), asked.size());
    ring.handsOffAtOnce = true;
    THREE.forEach(name -> answer(ring, name));
    ring.runUntil(5_000, () -> ring.nodes.get("n1").phase() == Phase.LEFT && ring.isWhole());
    assertGivenUp(ring, "n1", owned);
  }

  /** Half of what n2 owns is granted to n3 at this moment, and n3 has not heard of it. */
  private static TestRing threeWithAGrantToN3UnderWay() {
    TestRing ring = three();
    ring.handsOffAtOnce = true;
    ring.step("n2", new Input.Roles(Message.MAY_LEAD));
    NodeId third = ring.nodes.get("n3").self();
    ring.runUntil(1_000, () -> ring.leader().assignment().of(third).length == 50);
    assertEquals(33, ring.nodes.get("n3").owned());
    ring.handsOffAtOnce = false;
    return ring;
  }

  @Test
  void whatIsOnItsWayToANodeThatLeavesIsRefusedAndGoesToAnother() {
    TestRing ring = threeWithAGrantToN3UnderWay();
    ring.step("n3", new Input.Leave());
    ring.runFor(2);
    assertEquals(List.of(67, 0, 33), ring.counts());
    assertEquals(List.of(), assignedAfterAsking(ring, "n3"));
  }

  @Test
  void whatNeverReachedANodeThatLeavesIsRefusedWhenTheLeaderNamesItAgain() {
    TestRing ring = threeWithAGrantToN3UnderWay();
    ring.drop(envelope -> envelope.message() instanceof Message.Assign);
    ring.step("n3", new Input.Leave());
    ring.runFor(2);
    assertEquals(List.of(67, 0, 33), ring.counts());
    assertEquals(List.of(), assignedAfterAsking(ring, "n3"));
  }

  @Test
  void aLeaderThatHasNotHeardOfItIsToldWhenItGrantsToANodeThatLeaves() {
    TestRing ring = three();
    ring.lost = envelope -> envelope.message() instanceof Message.Heartbeat;
    ring.step("n3", new Input.Leave());
    ring.lost = envelope -> false;
    Grant first = ring.facts("n3", Effect.Revoking.class).get(0).grants().get(0);
    int before = ring.sent;
    ring.step("n3", new Input.HandedOff(List.of(first)));
    ring.runFor(2);

    assertEquals(PARTITIONS, ring.counts().stream().mapToInt(Integer::intValue).sum());
    assertEquals(32, ring.counts().get(2));
    assertEquals(List.of(), assignedAfterAsking(ring, "n3"));
    assertTrue(ring.sent - before < 25, "messages: " + (ring.sent - before));
  }

  private static void answer(TestRing ring, String name) {
    ring.facts(name, Effect.Revoking.class)
        .forEach(asked -> ring.step(name, new Input.HandedOff(asked.grants())));
  }

  /** It was asked for these, gave them up because it leaves, and lost nothing. */
  private static void assertGivenUp(TestRing ring, String name, Set<Integer> partitions) {
    assertEquals(partitions, grants(ring, name, LeaveTest::revoking));
    assertEquals(partitions, grants(ring, name, LeaveTest::revoked));
    assertEquals(Set.of(), grants(ring, name, LeaveTest::lost));
    ring.facts(name, Effect.Revoked.class)
        .forEach(revoked -> assertEquals(Cause.LEAVE, revoked.cause()));
  }

  private static List<Integer> askedAtOnce(TestRing ring, String name) {
    return ring.facts(name, Effect.Revoking.class).stream()
        .filter(asked -> asked.cause() == Cause.LEAVE)
        .map(asked -> asked.grants().size())
        .toList();
  }

  private static List<Integer> assignedAfterAsking(TestRing ring, String name) {
    List<Effect> facts = ring.facts.get(name);
    int asked =
        IntStream.range(0, facts.size())
            .filter(i -> facts.get(i) instanceof Effect.Revoking)
            .findFirst()
            .orElseThrow();
    return facts.subList(asked, facts.size()).stream()
        .flatMap(fact -> assigned(fact).stream())
        .map(Grant::partition)
        .toList();
  }

  private static Set<Integer> assigned(TestRing ring, Cause cause) {
    return ring.nodes.keySet().stream()
        .flatMap(name -> ring.facts(name, Effect.Assigned.class).stream())
        .filter(assigned -> assigned.cause() == cause)
        .flatMap(assigned -> assigned.grants().stream())
        .map(Grant::partition)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Integer> owned(TestRing ring, String name) {
    Set<Integer> owned = all();
    owned.removeIf(p -> !ring.nodes.get(name).owns(p, ring.now()));
    return owned;
  }

  private static Set<Integer> all() {
    return IntStream.range(0, PARTITIONS).boxed().collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Integer> grants(
      TestRing ring, String name, Function<Effect, List<Grant>> kind) {
    return Collections.unmodifiableSet(new TreeSet<>(list(ring, name, kind)));
  }

  private static List<Integer> list(
      TestRing ring, String name, Function<Effect, List<Grant>> kind) {
    return ring.facts.get(name).stream()
        .flatMap(fact -> kind.apply(fact).stream())
        .map(Grant::partition)
        .toList();
  }

  private static List<Grant> assigned(Effect fact) {
    return fact instanceof Effect.Assigned assigned ? assigned.grants() : List.of();
  }

  private static List<Grant> revoking(Effect fact) {
    return fact instanceof Effect.Revoking revoking ? revoking.grants() : List.of();
  }

  private static List<Grant> revoked(Effect fact) {
    return fact instanceof Effect.Revoked revoked ? revoked.grants() : List.of();
  }

  private static List<Grant> lost(Effect fact) {
    return fact instanceof Effect.Lost lost ? lost.grants() : List.of();
  }
}
