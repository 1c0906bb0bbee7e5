package io.ringelection.faces;

import io.ringelection.Ring;
import io.ringelection.RingOptions;
import io.ringelection.grpc.GrpcOptions;
import io.ringelection.verticles.Conditions;
import io.ringelection.web.EventsOptions;
import io.ringelection.web.WebOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.streams.ReadStream;
import io.vertx.grpc.client.GrpcClient;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * Watchers that read nothing for a while, with a node that comes and goes all the time: what the
 * watched node keeps for them, and what they are told when they read on. One watcher reads all the
 * time. The same is done before with nobody who is slow, to have something to compare with. The
 * watchers live in the same process, so that what their side holds counts as well.
 */
final class SlowWatchers {
  static final int PARTITIONS = 4_096;

  /** Of each kind. */
  static final int COUNT = 10;

  /** Small, so that it is full at the end of either half and never reaches back over one. */
  private static final int CAPACITY = 200;

  private static final int RECEIVE_BUFFER = 8_192;
  private static final double MEBIBYTE = 1 << 20;
  private static final RingOptions OPTIONS =
      RingOptions.fast()
          .setName("slow")
          .setPartitions(PARTITIONS)
          .setLeaseMillis(30_000)
          .setLeaderTimeoutMillis(1_000);

  private final Duration length;
  private final SlowReader quick = new SlowReader();
  private final List<SlowReader> slow = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  /** A client that nobody holds is closed by the collector of garbage, half a minute later. */
  private final List<Object> held = new ArrayList<>();

  /** They read nothing for so long. */
  SlowWatchers(Duration length) {
    this.length = length;
  }

  /** Runs once, and the figures. Fails when a watcher does not get the present state afterwards. */
  String run() {
    Vertx seats = Vertx.vertx();
    try (Stage stage = new Stage(OPTIONS, 3)) {
      List<Ring> two = List.of(stage.create(0, "n1"), stage.create(1, "n2"));
      Conditions.await("two joins", Future.all(two.stream().map(Ring::join).toList()));
      stage.settle(two);
      FacedNode node = faces(stage, two.get(0));
      HttpClient client = hold(seats.createHttpClient());
      Conditions.await("the node to follow the ring", following(seats, client, node.webPort()));
      Conditions.await("who reads", Ears.overSse(client, node.webPort(), quick));

      long before = comeAndGo(stage, two);
      List<ReadStream<?>> streams = seat(seats, node);
      streams.forEach(ReadStream::pause);
      quick.begin();
      slow.forEach(SlowReader::begin);
      long behind = comeAndGo(stage, two);
      line("told to who reads", "%d events, %d snapshots", quick.changes(), quick.snapshots());
      line("heap, nobody slow", "%.1f MiB", before / MEBIBYTE);
      line("heap, all of them slow", "%.1f MiB", behind / MEBIBYTE);

      streams.forEach(ReadStream::resume);
      until(seats, "a snapshot for who was slow", SlowReader::snapshots, 1);
      line(
          "told to who was slow",
          "%d to %d old events and then a snapshot",
          slow.stream().mapToInt(SlowReader::changes).min().orElse(0),
          slow.stream().mapToInt(SlowReader::changes).max().orElse(0));

      Ring third = stage.create(2, "n3");
      Conditions.await("a join", third.join());
      stage.settle(List.of(two.get(0), two.get(1), third));
      int share = third.status().owned();
      until(seats, "all of the next join", reader -> reader.assigned(third.node()), share);
    } finally {
      Conditions.await("the end of the watchers", seats.close());
    }
    return text.toString();
  }

  /** By default a watcher that reads nothing for half a minute loses its connection. */
  private FacedNode faces(Stage stage, Ring ring) {
    int patience = (int) length.multipliedBy(3).toMillis();
    return new FacedNode(
        stage.home(0),
        ring,
        new WebOptions()
            .setIdleMillis(patience)
            .setEvents(new EventsOptions().setCapacity(CAPACITY)),
        new GrpcOptions().setIdleMillis(patience));
  }

  /** It answers before it follows the ring. */
  private static Future<?> following(Vertx vertx, HttpClient client, int port) {
    return client
        .request(HttpMethod.GET, port, "127.0.0.1", "/api/v1/ledger")
        .compose(HttpClientRequest::send)
        .compose(answer -> answer.end().map(read -> answer.statusCode()))
        .compose(
            status ->
                status == 200
                    ? Future.succeededFuture()
                    : vertx.timer(10).compose(turn -> following(vertx, client, port)));
  }

  private List<ReadStream<?>> seat(Vertx seats, FacedNode node) {
    // Or else the operating system keeps megabytes for each of them.
    HttpClient http1 =
        hold(
            seats.createHttpClient(
                new HttpClientOptions().setReceiveBufferSize(RECEIVE_BUFFER),
                new PoolOptions().setHttp1MaxSize(COUNT)));
    List<ReadStream<?>> streams = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      streams.add(
          Conditions.await("server-sent events", Ears.overSse(http1, node.webPort(), reader())));
      // A client of its own has a connection of its own.
      GrpcClient grpc = hold(GrpcClient.client(seats));
      streams.add(Conditions.await("gRPC", Ears.overGrpc(grpc, node.grpcAddress(), reader())));
    }
    until(seats, "a snapshot for everybody", SlowReader::snapshots, 1);
    return streams;
  }

  private <C> C hold(C client) {
    held.add(client);
    return client;
  }

  private SlowReader reader() {
    SlowReader reader = new SlowReader();
    slow.add(reader);
    return reader;
  }

  private void until(Vertx vertx, String what, ToIntFunction<SlowReader> count, int wanted) {
    Conditions.until(
        vertx, what, () -> slow.stream().allMatch(reader -> count.applyAsInt(reader) >= wanted));
  }

  /** What is in use at the end, in bytes. */
  private long comeAndGo(Stage stage, List<Ring> two) {
    long end = System.nanoTime() + length.toNanos();
    while (System.nanoTime() < end) {
      Ring third = stage.create(2, "n3");
      Conditions.await("a join", third.join());
      stage.settle(List.of(two.get(0), two.get(1), third));
      Conditions.await("a leave", third.leave());
      stage.settle(two);
    }
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private void line(String what, String format, Object... values) {
    text.append(
        String.format(
            Locale.ROOT, "  %-24s %s%n", what, String.format(Locale.ROOT, format, values)));
  }
}
