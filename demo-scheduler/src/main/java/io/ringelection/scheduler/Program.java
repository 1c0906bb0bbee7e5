package io.ringelection.scheduler;

import io.ringelection.Phase;
import io.ringelection.RingException;
import io.ringelection.RingStatus;
import io.ringelection.grpc.GrpcOptions;
import io.ringelection.ledger.Ledger;
import io.ringelection.scheduler.job.Job;
import io.ringelection.scheduler.screen.Events;
import io.ringelection.scheduler.screen.Live;
import io.ringelection.scheduler.screen.Watch;
import io.ringelection.scheduler.screen.Watched;
import io.ringelection.scheduler.store.Store;
import io.ringelection.web.WebOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of this process, from their start to their end. Its methods block; call them on one
 * thread.
 */
final class Program {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_SLACK = Duration.ofSeconds(5);
  private static final long LOOK_MILLIS = 250;
  private static final long ANSWER_MILLIS = 500;

  private final Settings settings;
  private final RingConfig config;
  private final Vertx vertx;
  private final Store store;
  private final Events events;
  private final List<SchedulerNode> nodes = new ArrayList<>();
  private final Watch watch;
  private final CompletableFuture<Void> end;
  private @Nullable Ledger ledger;
  private volatile boolean stopping;

  /**
   * Nothing runs yet.
   *
   * @param live where the table is shown, null for nowhere
   * @param end completed when operators had all nodes leave, failed when a node cannot go on
   */
  Program(
      Settings settings,
      RingConfig config,
      Vertx vertx,
      Store store,
      Events events,
      @Nullable Live live,
      CompletableFuture<Void> end) {
    this.settings = settings;
    this.config = config;
    this.vertx = vertx;
    this.store = store;
    this.events = events;
    this.end = end;
    config.options().forEach(options -> nodes.add(new SchedulerNode(vertx, options)));
    watch = new Watch(nodes, store, events, live);
  }

  /** Deploys everything, then lets the nodes join; returns without waiting for that. */
  void start(List<Job> jobs) {
    config.notes().forEach(events::tell);
    if (settings.ledger != null) {
      ledger = open(settings.ledger);
    }
    await("the table", vertx.deployVerticle(watch));
    for (int i = 0; i < nodes.size(); i++) {
      SchedulerNode node = nodes.get(i);
      SchedulerVerticle scheduler = new SchedulerVerticle(node.ring(), jobs, store, settings.keep);
      deploy(i, node, scheduler);
    }
    nodes.forEach(this::join);
    // That a node has left in order is no event of its ring.
    vertx.setPeriodic(LOOK_MILLIS, timer -> nodes.forEach(this::look));
    if (settings.kill != null) {
      Kill kill = settings.kill;
      vertx.setTimer(Math.max(1, kill.after().toMillis()), timer -> kill(kill.node()));
    }
  }

  private void deploy(int number, SchedulerNode node, SchedulerVerticle scheduler) {
    WebOptions web =
        new WebOptions()
            .setHost(settings.host)
            .setPort(Settings.port(settings.port, number))
            .setAccess(settings.access());
    int port = await("deployment of " + name(node), node.deploy(scheduler, web));
    events.tell(name(node) + " answers at http://" + settings.host + ":" + port);
    if (settings.grpcPort != null) {
      GrpcOptions grpc =
          new GrpcOptions()
              .setHost(settings.host)
              .setPort(Settings.port(settings.grpcPort, number))
              .setAccess(settings.access());
      port = await("gRPC of " + name(node), node.deploy(grpc));
      events.tell(name(node) + " answers gRPC at " + settings.host + ":" + port);
    }
  }

  /** A node that an operator had leave does not come back, nor one that has failed. */
  private void look(SchedulerNode node) {
    RingStatus status = node.ring().status();
    if (status.phase() != Phase.LEFT || stopping || !node.hasGone()) {
      return;
    }
    if (status.waitingFor().isEmpty()) {
      events.tell(name(node) + " has left: an operator said so");
      if (nodes.stream().noneMatch(one -> one.fate() == Watched.Fate.ALIVE)) {
        // The operator still has to get the answer.
        vertx.setTimer(ANSWER_MILLIS, timer -> end.complete(null));
      }
    } else {
      end.completeExceptionally(
          new StartException(name(node) + " has failed and needs " + status.waitingFor()));
    }
  }

  private Ledger open(Path file) {
    try {
      return Ledger.open(file, nodes.stream().map(SchedulerNode::ring).toList());
    } catch (IOException failed) {
      throw new StartException("ledger " + file + " cannot be written", failed);
    }
  }

  private static String name(SchedulerNode node) {
    return node.ring().node().name();
  }

  /** A node that joins late goes on trying; one that is refused cannot be helped. */
  private void join(SchedulerNode node) {
    node.ring()
        .join()
        .onFailure(
            failure -> {
              events.tell(name(node) + ": " + failure.getMessage());
              if (failure instanceof RingException refused && !refused.isRetryable()) {
                end.completeExceptionally(refused);
              }
            });
  }

  /** Ends the node of this name like a process that dies. */
  void kill(String name) {
    nodes.stream()
        .filter(node -> name(node).equals(name))
        .forEach(
            node -> {
              watch.died(node.ring().node());
              events.tell(name + " is killed");
              node.crash().onFailure(failure -> events.tell(name + ": " + failure.getMessage()));
            });
  }

  /** Lets the nodes leave one by one, the youngest first: the older ones take its partitions. */
  void stop() {
    stopping = true;
    for (int i = nodes.size() - 1; i >= 0; i--) {
      SchedulerNode node = nodes.get(i);
      if (node.fate() != Watched.Fate.ALIVE) {
        continue;
      }
      long limit = node.ring().options().getLeaveTimeoutMillis();
      Blocking.await("leaving of " + name(node), node.leave(), STOP_SLACK.plusMillis(limit));
      events.tell(name(node) + " left");
    }
    if (ledger != null) {
      ledger.close();
    }
  }

  /** The nodes of this process, whatever became of them. */
  List<SchedulerNode> nodes() {
    return nodes;
  }

  /** What was done, in one line. */
  String summary() {
    return Summary.of(await("the count", watch.tally()), watch.uptime());
  }

  private static <T> T await(String what, Future<T> future) {
    return Blocking.await(what, future, START_LIMIT);
  }
}
