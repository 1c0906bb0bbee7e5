package io.ringelection.scheduler.agenda;

import io.ringelection.Grant;
import io.ringelection.scheduler.command.Commands;
import io.ringelection.scheduler.job.Job;
import io.ringelection.scheduler.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/**
 * Keeps the jobs of the partitions that this node owns. All methods are called on one context, the
 * one it was made on.
 */
public final class Keeper {
  /** The most runs under way at once; more wait, and are late. */
  public static final int MAX_RUNNING = 256;

  private static final Logger LOG = System.getLogger(Keeper.class.getName());
  private static final long LOOK_AGAIN_MILLIS = 250;

  private final Map<Integer, List<Job>> jobs;
  private final InstantSource clock;
  private final Worker worker;
  private final Loader loader;
  private final Agenda<Task> agenda;
  private final Map<Integer, Held> held = new HashMap<>();
  private final Deque<Task> waiting = new ArrayDeque<>();
  private int running;

  /**
   * Holds nothing yet.
   *
   * @param tokens the token this node has for a partition now
   * @param jobs the jobs of each partition
   * @param node name of this node, for the record
   */
  public Keeper(
      Vertx vertx,
      IntFunction<OptionalLong> tokens,
      Store store,
      Commands commands,
      Map<Integer, List<Job>> jobs,
      String node,
      InstantSource clock) {
    this.jobs = Map.copyOf(jobs);
    this.clock = clock;
    worker = new Worker(vertx, tokens, store, commands, node, clock);
    loader = new Loader(vertx, store, node, clock, this::enter);
    agenda = new Agenda<>(vertx, clock, this::due);
  }

  /** This node owns these partitions from now on. */
  public void assigned(Collection<Grant> grants) {
    for (Grant grant : grants) {
      List<Job> found = jobs.get(grant.partition());
      if (found != null) {
        Held now = new Held(grant.partition(), grant.token());
        held.put(grant.partition(), now);
        loader.add(now, found);
      }
    }
  }

  /**
   * Starts nothing more in these partitions.
   *
   * @return completes when the runs under way in them are recorded
   */
  public Future<Void> revoking(Collection<Grant> grants) {
    List<Future<Void>> idle = new ArrayList<>();
    for (Grant grant : grants) {
      Held found = held.get(grant.partition());
      if (found != null && found.token() == grant.token()) {
        idle.add(found.stop());
      }
    }
    forgetTasks();
    return Future.all(idle).mapEmpty();
  }

  /** These partitions are no longer this node's. */
  public void ended(Collection<Grant> grants) {
    // What is still under way in them is not waited for: its result is for the record to judge.
    revoking(grants)
        .onComplete(idle -> LOG.log(Level.DEBUG, "{0} partitions are idle", grants.size()));
    for (Grant grant : grants) {
      held.computeIfPresent(
          grant.partition(), (partition, kept) -> kept.token() == grant.token() ? null : kept);
    }
  }

  /** Number of jobs that are waited for. */
  public int waitingJobs() {
    return agenda.size();
  }

  /** Starts and records nothing more, as if the process had died. */
  public void close() {
    worker.close();
    held.values().forEach(Held::stop);
    held.clear();
    loader.close();
    waiting.clear();
    agenda.clear();
  }

  private void forgetTasks() {
    agenda.removeIf(task -> !task.held().isOpen());
    waiting.removeIf(task -> !task.held().isOpen());
    loader.forget();
  }

  private void enter(Task task) {
    if (task.held().isOpen()) {
      agenda.add(task.next(), task);
    }
  }

  private void due(Task task) {
    if (!worker.owns(task.held())) {
      agenda.add(clock.instant().plusMillis(LOOK_AGAIN_MILLIS), task);
    } else if (running == MAX_RUNNING) {
      waiting.add(task);
    } else {
      start(task);
    }
  }

  private void start(Task task) {
    running++;
    task.held().begin();
    worker
        .step(task)
        .onSuccess(goesOn -> stepped(task, goesOn))
        .onFailure(failure -> stepAgain(task, failure))
        .onComplete(
            done -> {
              running--;
              task.held().end();
              Task next = waiting.poll();
              if (next != null) {
                due(next);
              }
            });
  }

  private void stepped(Task task, boolean goesOn) {
    if (goesOn) {
      enter(task);
    } else {
      Loader.fenced(task.job(), task.held());
    }
  }

  private void stepAgain(Task task, Throwable failure) {
    LOG.log(
        Level.WARNING,
        "job {0} could not be claimed, trying again: {1}",
        task.job().id(),
        failure.getMessage());
    task.doubt();
    if (task.held().isOpen()) {
      agenda.add(clock.instant().plusMillis(Worker.AGAIN_MILLIS), task);
    }
  }
}
