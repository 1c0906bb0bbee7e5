package io.ringelection.scheduler;

import io.ringelection.Ring;
import io.ringelection.RingOptions;
import io.ringelection.grpc.GrpcOptions;
import io.ringelection.grpc.RingGrpcVerticle;
import io.ringelection.journal.Journal;
import io.ringelection.journal.JournalOptions;
import io.ringelection.scheduler.screen.Watched;
import io.ringelection.web.RingWebVerticle;
import io.ringelection.web.WebOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One node of this process: its ring, its scheduler and its interfaces. */
final class SchedulerNode implements Watched {
  private final Vertx vertx;
  private final Ring ring;
  private final List<String> deployments = new ArrayList<>();
  private volatile Fate fate = Fate.ALIVE;
  private @Nullable Journal journal;

  SchedulerNode(Vertx vertx, RingOptions options) {
    this.vertx = vertx;
    this.ring = Ring.create(vertx, options);
  }

  @Override
  public Ring ring() {
    return ring;
  }

  @Override
  public Fate fate() {
    return fate;
  }

  /**
   * Deploys the parts.
   *
   * @return the port that the web interface got
   */
  Future<Integer> deploy(SchedulerVerticle scheduler, WebOptions web) {
    RingWebVerticle page = new RingWebVerticle(ring, web);
    return vertx
        .deployVerticle(scheduler)
        .onSuccess(deployments::add)
        .compose(id -> vertx.deployVerticle(page))
        .onSuccess(deployments::add)
        .map(id -> page.actualPort());
  }

  /**
   * Adds gRPC.
   *
   * @return the port that it got
   */
  Future<Integer> deploy(GrpcOptions options) {
    return Journal.open(vertx, ring.options().getName(), new JournalOptions())
        .onSuccess(opened -> journal = opened)
        .compose(
            opened -> {
              RingGrpcVerticle grpc = new RingGrpcVerticle(ring, opened, options);
              return vertx
                  .deployVerticle(grpc)
                  .onSuccess(deployments::add)
                  .map(id -> grpc.actualPort());
            });
  }

  /**
   * Notes that the node has left without this process having asked for it. Its interfaces stay, so
   * that whoever asked for it is told.
   *
   * @return false when it was known to be gone
   */
  boolean hasGone() {
    boolean news = fate == Fate.ALIVE;
    if (news) {
      fate = Fate.LEFT;
    }
    return news;
  }

  /** Hands the partitions off, then stops; never fails. */
  Future<Void> leave() {
    if (fate != Fate.ALIVE) {
      return Future.succeededFuture();
    }
    return ring.leave()
        .onComplete(left -> fate = Fate.LEFT)
        .eventually(this::undeploy)
        .otherwiseEmpty();
  }

  /** Ends like a process that dies: tells nobody, records nothing more. */
  Future<Void> crash() {
    fate = Fate.DEAD;
    return closeRing().eventually(this::undeploy);
  }

  /** An engine that can die abruptly is closeable; leaving is for those who go in order. */
  private Future<Void> closeRing() {
    try {
      if (ring instanceof AutoCloseable closeable) {
        closeable.close();
      }
      return Future.succeededFuture();
    } catch (Exception failed) {
      return Future.failedFuture(failed);
    }
  }

  private Future<Void> undeploy() {
    List<Future<Void>> undeployed = deployments.stream().map(vertx::undeploy).toList();
    deployments.clear();
    return Future.join(undeployed)
        .eventually(() -> journal == null ? Future.succeededFuture() : journal.close())
        .mapEmpty();
  }
}
