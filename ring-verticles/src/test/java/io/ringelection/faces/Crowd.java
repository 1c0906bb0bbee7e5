package io.ringelection.faces;

import io.ringelection.Ring;
import io.ringelection.RingEvent;
import io.ringelection.RingFigures;
import io.ringelection.RingOptions;
import io.ringelection.grpc.GrpcOptions;
import io.ringelection.ledger.Figures;
import io.ringelection.verticles.Conditions;
import io.ringelection.web.EventsOptions;
import io.ringelection.web.WebOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.grpc.client.GrpcClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Many watchers at one node, each with a connection of its own, while another node joins. They live
 * in the same process and cost it more than the node costs, so that the figures are rather too
 * high.
 */
final class Crowd {
  static final int PARTITIONS = 1_024;
  private static final int ROW = 50;
  private static final RingOptions OPTIONS =
      RingOptions.lan().setName("crowd").setPartitions(PARTITIONS);

  private final int count;
  private final Delays sse = new Delays();
  private final Delays grpc = new Delays();
  private final List<Spectator> spectators = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean well;

  /** So many watchers of each kind. */
  Crowd(int count) {
    this.count = count;
  }

  /** True when all has been seen by all, and no lease was lost. */
  boolean isWell() {
    return well;
  }

  /** Runs once, and the figures. */
  String run() {
    Vertx seats = Vertx.vertx();
    try (Stage stage = new Stage(OPTIONS, 3)) {
      Ring first = stage.create(0, "n1");
      Ring second = stage.create(1, "n2");
      Conditions.await("two joins", Future.all(first.join(), second.join()));
      stage.settle(List.of(first, second));
      quiet("tick lateness of both nodes before", List.of(first, second));
      seat(seats, node(stage, first));
      quiet("and when all watch", List.of(first, second));

      Ring third = stage.create(2, "n3");
      Conditions.await("a join", third.join());
      stage.settle(List.of(first, second, third));
      int share = third.status().owned();
      Conditions.until(
          seats,
          "all watchers to see all of it",
          () -> spectators.stream().allMatch(s -> s.hasSeen(share)));

      text.append(Delays.head("events to watchers of")).append(sse.line("server-sent events"));
      text.append(grpc.line("gRPC"));
      List<Ring> all = List.of(first, second, third);
      quiet("tick lateness of all nodes behind the join", all);
      long lapses = all.stream().mapToLong(node -> node.figures().lapses()).sum();
      add(
          "  leases lost: %d; lease left at the watched node: %d of %d ms%n",
          lapses, first.status().leaseMillis(), OPTIONS.getLeaseMillis());
      well = lapses == 0;
    } finally {
      Conditions.await("the end of the watchers", seats.close());
    }
    return text.toString();
  }

  private FacedNode node(Stage stage, Ring ring) {
    return new FacedNode(
        stage.home(0),
        ring,
        new WebOptions().setEvents(new EventsOptions().setMaxWatchers(count)),
        new GrpcOptions());
  }

  private void seat(Vertx seats, FacedNode node) {
    PoolOptions pool = new PoolOptions().setHttp1MaxSize(count).setHttp2MaxSize(count);
    HttpClient http1 = seats.createHttpClient(new HttpClientOptions(), pool);
    HttpClient http2 =
        seats.createHttpClient(
            new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setHttp2MultiplexingLimit(1),
            pool);
    GrpcClient client = GrpcClient.client(seats, http2);
    inRows(seats, sse, spectator -> Ears.overSse(http1, node.webPort(), spectator));
    inRows(seats, grpc, spectator -> Ears.overGrpc(client, node.grpcAddress(), spectator));
    Conditions.until(
        seats,
        "a snapshot for everybody",
        () -> spectators.stream().allMatch(Spectator::hasPicture));
  }

  private void inRows(Vertx seats, Delays delays, Function<Spectator, Future<?>> watch) {
    for (int seated = 0; seated < count; seated += ROW) {
      List<Spectator> row =
          Stream.generate(() -> new Spectator(delays))
              .limit(Math.min(ROW, count - seated))
              .toList();
      spectators.addAll(row);
      Conditions.await("a row of watchers", seats.deployVerticle(new Row(row, watch)));
    }
  }

  /** Some watchers on one event loop: the rows are spread over all. */
  private static final class Row extends VerticleBase {
    private final List<Spectator> row;
    private final Function<Spectator, Future<?>> watch;

    Row(List<Spectator> row, Function<Spectator, Future<?>> watch) {
      this.row = row;
      this.watch = watch;
    }

    @Override
    public Future<?> start() {
      return Future.all(row.stream().map(watch).toList());
    }
  }

  private void quiet(String when, List<Ring> nodes) {
    List<RingFigures.Times> times =
        nodes.stream().map(node -> node.figures().tickLateness()).toList();
    long ticks = times.stream().mapToLong(RingFigures.Times::count).sum();
    long total = times.stream().mapToLong(RingFigures.Times::totalNanos).sum();
    long worst = times.stream().mapToLong(RingFigures.Times::maxNanos).max().orElse(0);
    add(
        "  %s: mean %s, worst %s%n",
        when, Figures.time(total / Math.max(1, ticks)), Figures.time(worst));
  }

  private void add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }

  /** One watcher: what it knows, and how old the news are. */
  private static final class Spectator implements Hearing {
    private final Delays delays;
    private int owned;
    private int assigned;

    Spectator(Delays delays) {
      this.delays = delays;
    }

    @Override
    public synchronized void change(RingEvent event) {
      delays.arrived(event);
      if (event instanceof RingEvent.Assigned news && news.node().name().equals("n3")) {
        assigned += news.grants().size();
      }
    }

    @Override
    public synchronized void snapshot(int partitions) {
      owned = partitions;
    }

    synchronized boolean hasPicture() {
      return owned == PARTITIONS;
    }

    synchronized boolean hasSeen(int share) {
      return assigned >= share;
    }
  }
}
