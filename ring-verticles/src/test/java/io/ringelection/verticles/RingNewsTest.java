package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Cause;
import io.ringelection.LeaderEvent;
import io.ringelection.MemberEvent;
import io.ringelection.NodeId;
import io.ringelection.PlanEvent;
import io.ringelection.RingAddresses;
import io.ringelection.RingEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Members, leaders and plans, as they are told on the event bus. */
class RingNewsTest {
  private final Vertx vertx = Vertx.vertx();
  private final List<RingEvent> heard = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    Conditions.await("vertx closed", vertx.close());
  }

  private TestRing listen() {
    TestRing ring = TestRing.on(vertx);
    vertx
        .eventBus()
        .<JsonObject>consumer(
            RingAddresses.partitions(ring.name()),
            message -> RingEvent.read(message.body()).ifPresent(heard::add));
    return ring;
  }

  private <E extends RingEvent> E until(Class<E> type, Predicate<E> fits) {
    Conditions.until(vertx, type.getSimpleName(), () -> find(type, fits) != null);
    return find(type, fits);
  }

  private <E extends RingEvent> E find(Class<E> type, Predicate<E> fits) {
    return heard.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .filter(fits)
        .findFirst()
        .orElse(null);
  }

  @Test
  void aRingThatIsFoundedTellsItsLeaderAndItsMembers() {
    TestRing ring = listen().join(3).settle();
    NodeId leader = ring.leader().node();
    RingEvent elected = until(RingEvent.LeaderElected.class, e -> e.leader().equals(leader));
    assertEquals(leader, elected.node());
    assertEquals(ring.leader().status().term(), elected.term());
    assertTrue(elected.timeMillis() > 0);
    for (EngineRing node : ring.nodes()) {
      until(RingEvent.MemberJoined.class, e -> e.member().equals(node.node()));
    }
  }

  @Test
  void aJoinIsAPlanThatBeginsAndEnds() {
    TestRing ring = listen().join(3).settle();
    heard.clear();
    ring.join(1).settle();
    MemberEvent joined =
        until(RingEvent.MemberJoined.class, e -> e.member().equals(ring.node(3).node()));
    assertEquals(Cause.JOIN, joined.cause());
    PlanEvent begun = until(RingEvent.PlanStarted.class, e -> e.moves() == TestRing.PARTITIONS / 4);
    RingEvent.PlanFinished done =
        until(RingEvent.PlanFinished.class, e -> e.plan() == begun.plan());
    assertEquals(begun.term(), done.term());
    assertEquals(begun.moves(), done.moves());
    assertTrue(done.durationMillis() >= 0);
    Conditions.until(
        vertx,
        "the leader to say that there is nothing to move",
        () ->
            ring.leader().status().rebalance().equals("nothing to move: the partitions are even"));
    assertEquals(
        "the leader " + ring.leader().node() + " knows", ring.follower().status().rebalance());
  }

  @Test
  void aMemberThatLeavesAndOneThatDiesAreToldApart() {
    TestRing ring = listen().join(4).settle();
    EngineRing first = ring.remove(ring.follower());
    Conditions.await("left", first.leave());
    assertEquals(
        Cause.LEAVE,
        until(RingEvent.MemberLeft.class, e -> e.member().equals(first.node())).cause());
    ring.settle();
    EngineRing second = ring.remove(ring.follower());
    Conditions.await("crashed", second.crash());
    Cause why = until(RingEvent.MemberLeft.class, e -> e.member().equals(second.node())).cause();
    assertTrue(why == Cause.LEASE_EXPIRED || why == Cause.CRASH_PROVED, why::toString);
  }

  @Test
  void aLeaderThatLeavesIsLostToEveryNodeThatFollowedIt() {
    TestRing ring = listen().join(3).settle();
    EngineRing before = ring.remove(ring.leader());
    Conditions.await("left", before.leave());
    ring.settle();
    for (EngineRing node : ring.nodes()) {
      LeaderEvent lost =
          until(
              RingEvent.LeaderLost.class,
              e -> e.node().equals(node.node()) && e.leader().equals(before.node()));
      assertTrue(lost.term() > 0);
    }
    until(RingEvent.LeaderElected.class, e -> e.leader().equals(ring.leader().node()));
  }

  /** The last thing the leader does before it goes, too. */
  @Test
  void membersThatLeaveTogetherWithTheirLeaderLeave() {
    TestRing ring = listen().join(3).settle();
    heard.clear();

    Conditions.await("all left", Future.all(ring.nodes().stream().map(EngineRing::leave).toList()));
    Conditions.until(
        vertx,
        "all are told",
        () -> heard.stream().anyMatch(RingEvent.MemberLeft.class::isInstance));

    List<Cause> causes =
        heard.stream()
            .filter(RingEvent.MemberLeft.class::isInstance)
            .map(RingEvent::cause)
            .distinct()
            .toList();
    assertEquals(List.of(Cause.LEAVE), causes);
  }
}
