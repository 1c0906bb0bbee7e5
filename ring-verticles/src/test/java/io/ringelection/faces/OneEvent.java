package io.ringelection.faces;

import io.reactivex.rxjava3.disposables.CompositeDisposable;
import io.reactivex.rxjava3.disposables.Disposable;
import io.ringelection.OwnershipEvent;
import io.ringelection.Ring;
import io.ringelection.RingEvent;
import io.ringelection.RingOptions;
import io.ringelection.grpc.GrpcOptions;
import io.ringelection.rx.RxRing;
import io.ringelection.verticles.Conditions;
import io.ringelection.web.WebOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.grpc.client.GrpcClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long it takes from a change of ownership at its owner to each face of another node, and to a
 * subscriber of the event bus in a process of the cluster that has no node.
 */
final class OneEvent {
  private static final int PARTITIONS = 60;
  private static final RingOptions OPTIONS =
      RingOptions.fast()
          .setName("one-event")
          .setPartitions(PARTITIONS)
          .setLeaseMillis(30_000)
          .setLeaderTimeoutMillis(1_000);

  private final Map<String, Delays> faces = new LinkedHashMap<>();
  private final int rounds;
  private volatile String asked = "";

  OneEvent(int rounds) {
    this.rounds = rounds;
  }

  /** A third node joins and leaves so often, and the table of what was seen of it. */
  String run() {
    try (Stage stage = new Stage(OPTIONS, 4)) {
      Ring first = stage.create(0, "n1");
      Ring second = stage.create(1, "n2");
      Conditions.await("two joins", Future.all(first.join(), second.join()));
      stage.settle(List.of(first, second));
      asked = first.node().name();
      Disposable rx = listen(stage, first);
      for (int i = 0; i < rounds; i++) {
        Ring third = stage.create(2, "n3");
        Conditions.await("a join", third.join());
        stage.settle(List.of(first, second, third));
        Conditions.await("a leave", third.leave());
        stage.settle(List.of(first, second));
      }
      rx.dispose();
    }
    StringBuilder table = new StringBuilder(Delays.head("change of ownership to"));
    faces.forEach((face, delays) -> table.append(delays.line(face)));
    return table.toString();
  }

  private Disposable listen(Stage stage, Ring first) {
    FacedNode node = new FacedNode(stage.home(0), first, new WebOptions(), new GrpcOptions());
    Vertx elsewhere = stage.home(3);
    HttpClient http = elsewhere.createHttpClient();
    GrpcClient grpc = GrpcClient.client(elsewhere);
    Conditions.await(
        "all watchers",
        Future.all(
            Ears.onTheBus(elsewhere, OPTIONS.getName(), face("the event bus")),
            Ears.overSse(http, node.webPort(), face("server-sent events")),
            Ears.overGrpc(grpc, node.grpcAddress(), face("gRPC"))));
    return new CompositeDisposable(
        RxRing.of(first, node.journal).events().subscribe(face("RxJava")::notice),
        Disposable.fromRunnable(http::close),
        Disposable.fromRunnable(grpc::close));
  }

  private Hearing face(String name) {
    Delays delays = new Delays();
    faces.put(name, delays);
    return new Hearing() {
      @Override
      public void change(RingEvent event) {
        if (event instanceof OwnershipEvent && !event.node().name().equals(asked)) {
          delays.arrived(event);
        }
      }

      @Override
      public void snapshot(int partitions) {
        // It has no time.
      }
    };
  }
}
