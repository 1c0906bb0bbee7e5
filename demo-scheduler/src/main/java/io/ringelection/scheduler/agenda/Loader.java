package io.ringelection.scheduler.agenda;

import io.ringelection.scheduler.job.Job;
import io.ringelection.scheduler.store.Resumed;
import io.ringelection.scheduler.store.Store;
import io.vertx.core.Vertx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Takes the jobs of new partitions over, in batches, a few at once. */
final class Loader {
  private static final Logger LOG = System.getLogger(Loader.class.getName());
  private static final int AT_ONCE = 4;

  private record Load(Held held, List<Job> jobs) {}

  private final Vertx vertx;
  private final Store store;
  private final String node;
  private final InstantSource clock;
  private final Consumer<Task> loaded;
  private final Deque<Load> loads = new ArrayDeque<>();
  private int underWay;

  Loader(Vertx vertx, Store store, String node, InstantSource clock, Consumer<Task> loaded) {
    this.vertx = vertx;
    this.store = store;
    this.node = node;
    this.clock = clock;
    this.loaded = loaded;
  }

  void add(Held held, List<Job> jobs) {
    for (int from = 0; from < jobs.size(); from += Store.BATCH) {
      loads.add(new Load(held, jobs.subList(from, Math.min(from + Store.BATCH, jobs.size()))));
    }
    next();
  }

  /** Forgets partitions that are no longer held. */
  void forget() {
    loads.removeIf(load -> !load.held().isOpen());
  }

  void close() {
    loads.clear();
  }

  private void next() {
    while (underWay < AT_ONCE && !loads.isEmpty()) {
      Load load = loads.remove();
      underWay++;
      store
          .resume(load.jobs(), load.held().token(), node, clock.instant())
          .onSuccess(resumed -> tell(load, resumed))
          .onFailure(failure -> again(load, failure))
          .onComplete(
              done -> {
                underWay--;
                next();
              });
    }
  }

  private void tell(Load load, Resumed resumed) {
    for (Job job : load.jobs()) {
      Instant due = resumed.due().get(job.id());
      if (due == null) {
        fenced(job, load.held());
      } else {
        loaded.accept(new Task(job, load.held(), due, resumed.open(job.id())));
      }
    }
  }

  private void again(Load load, Throwable failure) {
    LOG.log(
        Level.WARNING,
        "jobs of partition {0} not taken over, trying again: {1}",
        load.held().partition(),
        failure.getMessage());
    vertx.setTimer(
        Worker.AGAIN_MILLIS,
        timer -> {
          if (load.held().isOpen()) {
            loads.add(load);
            next();
          }
        });
  }

  /** Only a higher token can help, and that comes with a new grant. */
  static void fenced(Job job, Held held) {
    LOG.log(
        Level.WARNING,
        "job {0} is fenced by a token above {1}: another node owned partition {2} later",
        job.id(),
        Long.toString(held.token()),
        held.partition());
  }
}
