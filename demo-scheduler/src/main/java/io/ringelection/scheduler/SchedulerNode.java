package io.ringelection.scheduler;

import io.ringelection.Ring;
import io.ringelection.RingOptions;
import io.ringelection.scheduler.screen.Watched;
import io.ringelection.web.RingWebVerticle;
import io.ringelection.web.WebOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;

/** One node of this process: its ring, its scheduler and its web interface. */
final class SchedulerNode implements Watched {
  private final Vertx vertx;
  private final Ring ring;
  private final List<String> deployments = new ArrayList<>();
  private volatile Fate fate = Fate.ALIVE;

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
    return Future.join(undeployed).mapEmpty();
  }
}
