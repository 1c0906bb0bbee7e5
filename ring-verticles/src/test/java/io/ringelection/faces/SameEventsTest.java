package io.ringelection.faces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.reactivex.rxjava3.disposables.CompositeDisposable;
import io.reactivex.rxjava3.disposables.Disposable;
import io.ringelection.NodeId;
import io.ringelection.Ring;
import io.ringelection.RingEvent;
import io.ringelection.grpc.GrpcOptions;
import io.ringelection.rx.RxRing;
import io.ringelection.verticles.Clusters;
import io.ringelection.verticles.Conditions;
import io.ringelection.verticles.TestRing;
import io.ringelection.web.WebOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.grpc.client.GrpcClient;
import io.vertx.test.fakecluster.FakeClusterManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One event, seen everywhere: what the nodes of a ring tell, each from another process as it were,
 * comes out of the event bus of a third, of server-sent events, of gRPC and of RxJava with the same
 * content, each node's events in the same order, through a join, a leave and a change of the
 * leader.
 */
class SameEventsTest {
  private final CompositeDisposable running = new CompositeDisposable();
  private final Map<String, Face> faces = new LinkedHashMap<>();
  private final List<Vertx> homes = new ArrayList<>();
  private TestRing ring;

  /** What one face has told. */
  private static final class Face implements Hearing {
    final List<RingEvent> told = new CopyOnWriteArrayList<>();
    volatile int owned;

    @Override
    public void change(RingEvent event) {
      told.add(event);
    }

    @Override
    public void snapshot(int partitions) {
      owned = partitions;
    }

    Set<String> types() {
      return told.stream().map(RingEvent::type).collect(Collectors.toSet());
    }

    List<RingEvent> of(NodeId node) {
      return told.stream().filter(event -> event.node().equals(node)).toList();
    }
  }

  /** One for each of two nodes, and one without any node. */
  @BeforeEach
  void start() {
    for (int i = 0; i < 3; i++) {
      homes.add(Clusters.fake());
    }
    ring = TestRing.on(homes.get(0)).steady();
    Ring first = ring.create("n1");
    Ring second = ring.create(homes.get(1), ring.options("n2"));
    Conditions.await("both joined", Future.all(first.join(), second.join()));
    ring.settle();
    listen(first);
  }

  @AfterEach
  void stop() {
    running.dispose();
    // The watchers go first.
    Conditions.await("the end of the third", homes.remove(2).close());
    Conditions.await("the end", Future.join(homes.stream().map(Vertx::close).toList()));
    FakeClusterManager.reset();
  }

  private Face face(String name) {
    Face face = new Face();
    faces.put(name, face);
    return face;
  }

  private void listen(Ring asked) {
    FacedNode node = new FacedNode(homes.get(0), asked, new WebOptions(), new GrpcOptions());
    Conditions.until(
        homes.get(0),
        "both nodes in the journal",
        () ->
            node.journal.picture().states().stream().mapToInt(s -> s.grants().size()).sum()
                == TestRing.PARTITIONS);
    Vertx elsewhere = homes.get(2);
    Conditions.await(
        "a subscription", Ears.onTheBus(elsewhere, ring.name(), face("the event bus")));
    GrpcClient grpc = GrpcClient.client(elsewhere);
    running.add(Disposable.fromRunnable(grpc::close));
    Conditions.await("a watch over gRPC", Ears.overGrpc(grpc, node.grpcAddress(), face("gRPC")));
    HttpClient http = elsewhere.createHttpClient();
    running.add(Disposable.fromRunnable(http::close));
    Conditions.await(
        "a watch by server-sent events",
        Ears.overSse(http, node.webPort(), face("server-sent events")));
    Face rx = face("RxJava");
    running.add(RxRing.of(asked, node.journal).events().subscribe(rx::notice));
    for (String each : List.of("gRPC", "RxJava")) {
      Conditions.until(
          elsewhere,
          "a snapshot of all from " + each,
          () -> faces.get(each).owned == TestRing.PARTITIONS);
    }
  }

  @Test
  void oneEventOnAllFaces() {
    Ring third = ring.create(homes.get(1), ring.options("n3"));
    Conditions.await("the join", third.join());
    ring.settle();
    Ring leaver = ring.remove(ring.leader());
    Conditions.await("the leave of the leader", leaver.leave());
    ring.settle();
    Ring next = ring.leader();
    NodeId leader = next.node();
    Set<String> expected =
        Set.of(
            "Assigned",
            "Revoking",
            "Revoked",
            "MemberJoined",
            "MemberLeft",
            "LeaderElected",
            "LeaderLost",
            "PlanStarted",
            "PlanFinished");
    faces.forEach(
        (name, face) ->
            Conditions.until(
                homes.get(2),
                "all of " + expected + " from " + name,
                () -> face.types().containsAll(expected) && hasTakenOver(face, leader)));

    for (NodeId node : List.of(leaver.node(), third.node(), leader)) {
      List<RingEvent> common = common("the event bus", node);
      assertTrue(common.size() > 1, () -> node + " has told " + common);
      faces.keySet().forEach(face -> assertEquals(common, common(face, node), face));
    }
    sameOrderOfAllNodes();
  }

  private static boolean hasTakenOver(Face face, NodeId leader) {
    return face.of(leader).stream().anyMatch(event -> event.type().equals("LeaderElected"));
  }

  /** What {@code face} has told of a node, from where all listened to where all have heard. */
  private List<RingEvent> common(String face, NodeId node) {
    long first = faces.values().stream().mapToLong(f -> end(f, node, 0)).max().orElseThrow();
    long last =
        faces.values().stream()
            .mapToLong(f -> end(f, node, f.of(node).size() - 1))
            .min()
            .orElseThrow();
    return faces.get(face).of(node).stream()
        .filter(event -> event.sequence() >= first && event.sequence() <= last)
        .toList();
  }

  private static long end(Face face, NodeId node, int at) {
    return face.of(node).get(at).sequence();
  }

  /** Of one journal, also the order between nodes is one. */
  private void sameOrderOfAllNodes() {
    List<RingEvent> overGrpc = new ArrayList<>(faces.get("gRPC").told);
    List<RingEvent> inRx = new ArrayList<>(faces.get("RxJava").told);
    overGrpc.retainAll(inRx);
    inRx.retainAll(overGrpc);
    assertEquals(inRx, overGrpc);
  }
}
