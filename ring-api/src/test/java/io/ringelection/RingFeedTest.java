package io.ringelection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.test.fakecluster.FakeClusterManager;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A feed over the event bus: within one Vert.x, and between two that are clustered, where a
 * subscription is seen by the other side only some time after it was made. Each test waits for the
 * next event told, so an event too many fails the test that follows it.
 */
class RingFeedTest {
  private static final FeedPace PACE = new FeedPace(10, 5000, 100);
  private static final NodeId N1 = new NodeId("n1", 1);
  private static final NodeId N2 = new NodeId("n2", 2);

  private final BlockingQueue<RingEvent> told = new LinkedBlockingQueue<>();
  private Vertx nodes;
  private Vertx follower;

  @BeforeEach
  void cleanCluster() {
    FakeClusterManager.reset();
  }

  private void start(boolean clustered) throws Exception {
    nodes = clustered ? clustered() : Vertx.vertx();
    follower = clustered ? clustered() : nodes;
  }

  private static Vertx clustered() throws Exception {
    return await(Vertx.builder().withClusterManager(new FakeClusterManager()).buildClustered());
  }

  @AfterEach
  void stop() throws Exception {
    await(nodes.close());
    await(follower == nodes ? Future.succeededFuture() : follower.close());
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private SpeakingNode node(NodeId id) throws Exception {
    return await(new SpeakingNode(nodes, id).start());
  }

  private RingFeed follow() throws Exception {
    return await(RingFeed.follow(follower, "ring", told::add, PACE));
  }

  private RingEvent next() throws InterruptedException {
    RingEvent event = told.poll(20, TimeUnit.SECONDS);
    assertTrue(event != null, "no event came");
    return event;
  }

  private static RingEvent snapshot(NodeId node, long sequence, Grant... grants) {
    return new RingEvent.Assigned("ring", node, sequence, Cause.SNAPSHOT, List.of(grants));
  }

  private static Grant grant(int partition, long token) {
    return new Grant(partition, token, null);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aLateSubscriberGetsTheStateAndThenEveryEvent(boolean clustered) throws Exception {
    start(clustered);
    SpeakingNode node = node(N1);
    node.assign(3, 10);
    node.assign(4, 11);
    follow();
    assertEquals(snapshot(N1, 2, grant(3, 10), grant(4, 11)), next());
    RingEvent lost = node.lose(3);
    node.say(lost);
    assertEquals(lost, next());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSubscriberThatWasFirstGetsTheFirstEvent(boolean clustered) throws Exception {
    start(clustered);
    follow();
    SpeakingNode node = node(N1);
    node.assign(3, 10);
    node.beat();
    assertEquals(snapshot(N1, 1, grant(3, 10)), next());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aHoleIsFilledFromTheState(boolean clustered) throws Exception {
    start(clustered);
    SpeakingNode node = node(N1);
    node.assign(3, 10);
    follow();
    assertEquals(snapshot(N1, 1, grant(3, 10)), next());
    node.lose(3);
    node.assign(4, 11);
    node.say(node.assign(5, 12));
    assertEquals(new RingEvent.Lost("ring", N1, 4, Cause.SNAPSHOT, List.of(grant(3, 10))), next());
    assertEquals(snapshot(N1, 4, grant(4, 11), grant(5, 12)), next());
    node.lose(4);
    node.beat();
    assertEquals(new RingEvent.Lost("ring", N1, 5, Cause.SNAPSHOT, List.of(grant(4, 11))), next());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aNodeThatLeavesTheViewAndDoesNotAnswerHasLostAll(boolean clustered) throws Exception {
    start(clustered);
    SpeakingNode dying = node(N1);
    SpeakingNode staying = node(N2);
    dying.assign(3, 10);
    follow();
    assertEquals(snapshot(N1, 1, grant(3, 10)), next());
    RingEvent assigned = staying.assign(4, 11);
    staying.say(assigned);
    assertEquals(assigned, next());
    await(dying.stop());
    nodes.eventBus().publish(RingAddresses.members("ring"), view(N2));
    assertEquals(
        new RingEvent.Lost("ring", N1, 1, Cause.OWNER_LOST, List.of(grant(3, 10))), next());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aLateViewCostsALivingNodeNothing(boolean clustered) throws Exception {
    start(clustered);
    SpeakingNode node = node(N1);
    node.assign(3, 10);
    follow();
    assertEquals(snapshot(N1, 1, grant(3, 10)), next());
    nodes.eventBus().publish(RingAddresses.members("ring"), view(N2));
    RingEvent assigned = node.assign(4, 11);
    node.say(assigned);
    assertEquals(4, ((OwnershipEvent) next()).grants().get(0).partition());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSilentNodeThatDoesNotAnswerHasLostAllAndMayComeBack(boolean clustered) throws Exception {
    start(clustered);
    SpeakingNode node = node(N1);
    node.assign(3, 10);
    follow();
    assertEquals(snapshot(N1, 1, grant(3, 10)), next());
    await(node.stop());
    assertEquals(
        new RingEvent.Lost("ring", N1, 1, Cause.OWNER_LOST, List.of(grant(3, 10))), next());
    await(node.start());
    node.beat();
    assertEquals(snapshot(N1, 1, grant(3, 10)), next());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nonsenseAndOtherRingsAreSkipped(boolean clustered) throws Exception {
    start(clustered);
    SpeakingNode node = node(N1);
    node.assign(3, 10);
    follow();
    assertEquals(snapshot(N1, 1, grant(3, 10)), next());
    String address = RingAddresses.partitions("ring");
    nodes.eventBus().publish(address, "hello");
    nodes.eventBus().publish(address, new JsonObject());
    nodes
        .eventBus()
        .publish(
            address,
            new RingEvent.Lost("other", N1, 2, Cause.FENCED, List.of(grant(3, 10))).toJson());
    nodes.eventBus().publish(address, new Beat("other", N2, 5).toJson());
    nodes
        .eventBus()
        .publish(RingAddresses.members("ring"), new JsonObject().put("members", "none"));
    RingEvent assigned = node.assign(4, 11);
    node.say(assigned);
    assertEquals(assigned, next());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aHandlerThatThrowsIsToldTheNextEvent(boolean clustered) throws Exception {
    start(clustered);
    SpeakingNode node = node(N1);
    follower.exceptionHandler(expected -> {});
    await(
        RingFeed.follow(
            follower,
            "ring",
            event -> {
              told.add(event);
              throw new IllegalStateException("the subscriber's fault");
            },
            PACE));
    node.assign(3, 10);
    node.beat();
    assertEquals(snapshot(N1, 1, grant(3, 10)), next());
    RingEvent assigned = node.assign(4, 11);
    node.say(assigned);
    assertEquals(assigned, next());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aClosedFeedTellsNothing(boolean clustered) throws Exception {
    start(clustered);
    SpeakingNode node = node(N1);
    BlockingQueue<RingEvent> toldToClosed = new LinkedBlockingQueue<>();
    RingFeed closed = await(RingFeed.follow(follower, "ring", toldToClosed::add, PACE));
    node.assign(3, 10);
    node.beat();
    assertEquals(snapshot(N1, 1, grant(3, 10)), toldToClosed.poll(20, TimeUnit.SECONDS));
    await(closed.close());
    await(closed.close());
    follow();
    node.say(node.assign(4, 11));
    for (int partitions = 0; partitions < 2; ) {
      partitions += ((OwnershipEvent) next()).grants().size();
    }
    assertEquals(0, toldToClosed.size());
  }

  private static JsonObject view(NodeId member) {
    return new JsonObject()
        .put("version", 1)
        .put("view", 7)
        .put("members", new JsonArray().add(member.toString()));
  }
}
