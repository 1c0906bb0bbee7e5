package io.ringelection.verticles.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.reactivex.rxjava3.disposables.CompositeDisposable;
import io.ringelection.NodeId;
import io.ringelection.OwnershipEvent;
import io.ringelection.Ring;
import io.ringelection.RingAddresses;
import io.ringelection.RingEvent;
import io.ringelection.grpc.GrpcOptions;
import io.ringelection.grpc.v1.Change;
import io.ringelection.grpc.v1.Grant;
import io.ringelection.grpc.v1.Notice;
import io.ringelection.grpc.v1.RingGrpcClient;
import io.ringelection.grpc.v1.WatchRequest;
import io.ringelection.rx.RxRing;
import io.ringelection.verticles.Conditions;
import io.ringelection.verticles.TestRing;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.grpc.client.GrpcClient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One event, seen everywhere: what a real ring publishes on the event bus comes out of gRPC and of
 * RxJava with the same content, each node's events in the same order, through a join, a leave and a
 * change of the leader.
 */
class SameEventsTest {
  private final List<RingEvent> bus = new CopyOnWriteArrayList<>();
  private final List<io.ringelection.journal.Notice> rx = new CopyOnWriteArrayList<>();
  private final List<Notice> grpc = new CopyOnWriteArrayList<>();
  private final CompositeDisposable running = new CompositeDisposable();
  private Vertx vertx;
  private TestRing ring;
  private GrpcNode face;
  private GrpcClient client;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    ring = TestRing.on(vertx).steady().join(2).settle();
    face = new GrpcNode(vertx, ring.node(0), new GrpcOptions());
    client = GrpcClient.client(vertx);
  }

  @AfterEach
  void stop() {
    running.dispose();
    face.stop();
    Conditions.await("the end", vertx.close());
  }

  private void listen() {
    vertx
        .eventBus()
        .<JsonObject>consumer(
            RingAddresses.partitions(ring.name()),
            message -> RingEvent.read(message.body()).ifPresent(bus::add));
    running.add(RxRing.of(ring.node(0), face.journal).events().subscribe(rx::add));
    Conditions.await(
        "a watch over gRPC",
        RingGrpcClient.create(client, face.address())
            .watch(WatchRequest.getDefaultInstance())
            .onSuccess(notices -> notices.handler(grpc::add)));
    Conditions.until(
        vertx,
        "snapshots of both nodes",
        () ->
            rx.size() == 1 && grpc.size() == 1 && grpc.get(0).getSnapshot().getStatesCount() == 2);
  }

  @Test
  void onTheBusInRxAndOverGrpc() {
    Conditions.until(
        vertx, "both nodes in the journal", () -> face.journal.picture().states().size() == 2);
    listen();

    Ring third = ring.create("n3");
    Conditions.await("the join", third.join());
    ring.settle();
    Ring leader = ring.remove(ring.leader());
    Conditions.await("the leave of the leader", leader.leave());
    ring.settle();
    Conditions.until(
        vertx,
        "all that the bus has told, everywhere",
        () -> bus.size() + 1 == rx.size() && bus.size() + 1 == grpc.size());

    List<RingEvent> told = changes();
    assertFalse(told.isEmpty());
    assertEquals(told.stream().map(SameEventsTest::essence).toList(), overGrpc());
    for (NodeId node : bus.stream().map(RingEvent::node).distinct().toList()) {
      assertEquals(of(node, bus), of(node, told), () -> "events of " + node);
    }
  }

  private List<RingEvent> changes() {
    return rx.stream()
        .skip(1)
        .map(notice -> ((io.ringelection.journal.Notice.Change) notice).event())
        .toList();
  }

  private List<String> overGrpc() {
    return grpc.stream().skip(1).map(Notice::getChange).map(SameEventsTest::essence).toList();
  }

  private static List<RingEvent> of(NodeId node, List<RingEvent> events) {
    return events.stream().filter(event -> event.node().equals(node)).toList();
  }

  private static String essence(RingEvent event) {
    String what = event.node() + " " + event.sequence() + " " + event.type().toUpperCase();
    return event instanceof OwnershipEvent own
        ? what + own.grants().stream().map(g -> g.partition() + ":" + g.token()).toList()
        : what;
  }

  private static String essence(Change change) {
    String what = change.getNode() + " " + change.getSequence() + " " + type(change);
    return switch (change.getEventCase()) {
      case ASSIGNED -> what + grants(change.getAssigned().getGrantsList());
      case REVOKING -> what + grants(change.getRevoking().getGrantsList());
      case REVOKED -> what + grants(change.getRevoked().getGrantsList());
      case LOST -> what + grants(change.getLost().getGrantsList());
      default -> what;
    };
  }

  private static String type(Change change) {
    return change.getEventCase().name().replace("_", "");
  }

  private static List<String> grants(List<Grant> grants) {
    return grants.stream().map(grant -> grant.getPartition() + ":" + grant.getToken()).toList();
  }
}
