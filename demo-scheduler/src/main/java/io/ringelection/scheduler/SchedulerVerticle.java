package io.ringelection.scheduler;

import io.ringelection.Ring;
import io.ringelection.scheduler.agenda.Keeper;
import io.ringelection.scheduler.command.Commands;
import io.ringelection.scheduler.job.Job;
import io.ringelection.scheduler.store.Store;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Schedules the jobs of the partitions that one node owns. Deployed before the node joins, so that
 * no ownership event is missed.
 */
final class SchedulerVerticle extends VerticleBase {
  private static final Logger LOG = System.getLogger(SchedulerVerticle.class.getName());
  private static final long PRUNE_MILLIS = Duration.ofMinutes(10).toMillis();

  private final Ring ring;
  private final List<Job> jobs;
  private final Store store;
  private final Duration keep;
  private final InstantSource clock = InstantSource.system();
  private @Nullable Commands commands;
  private @Nullable Keeper keeper;

  SchedulerVerticle(Ring ring, List<Job> jobs, Store store, Duration keep) {
    this.ring = ring;
    this.jobs = jobs;
    this.store = store;
    this.keep = keep;
  }

  @Override
  public Future<?> start() {
    Commands runs = new Commands(vertx);
    String name = ring.node().name();
    Keeper kept = new Keeper(vertx, ring::token, store, runs, byPartition(), name, clock);
    commands = runs;
    keeper = kept;
    ring.onAssigned(event -> kept.assigned(event.grants()))
        .onRevoking(event -> kept.revoking(event.grants()))
        .onRevoked(event -> kept.ended(event.grants()))
        .onLost(event -> kept.ended(event.grants()));
    vertx.setPeriodic(PRUNE_MILLIS, timer -> prune());
    return Future.succeededFuture();
  }

  private Map<Integer, List<Job>> byPartition() {
    Map<Integer, List<Job>> found = new HashMap<>();
    for (Job job : jobs) {
      found.computeIfAbsent(ring.partitionOf(job.id()), none -> new ArrayList<>()).add(job);
    }
    return found;
  }

  private void prune() {
    if (ring.status().isLeader()) {
      store
          .prune(clock.instant().minus(keep))
          .onSuccess(count -> LOG.log(Level.INFO, "{0} old runs deleted", count))
          .onFailure(
              failure -> LOG.log(Level.WARNING, "old runs not deleted: {0}", failure.getMessage()));
    }
  }

  @Override
  public Future<?> stop() {
    if (keeper != null) {
      keeper.close();
    }
    if (commands != null) {
      commands.close();
    }
    return Future.succeededFuture();
  }
}
