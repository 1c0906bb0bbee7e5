package io.ringelection.scheduler.agenda;

import io.ringelection.scheduler.command.Commands;
import io.ringelection.scheduler.command.Result;
import io.ringelection.scheduler.job.Attempt;
import io.ringelection.scheduler.job.RunState;
import io.ringelection.scheduler.job.Step;
import io.ringelection.scheduler.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/**
 * Takes one task one step further: find out where it stands, run what is open, or claim what is
 * due.
 */
final class Worker {
  /** Between two attempts to reach a database that failed. */
  static final long AGAIN_MILLIS = 1000;

  private static final Logger LOG = System.getLogger(Worker.class.getName());

  private final Vertx vertx;
  private final IntFunction<OptionalLong> tokens;
  private final Store store;
  private final Commands commands;
  private final String node;
  private final InstantSource clock;
  private boolean closed;

  Worker(
      Vertx vertx,
      IntFunction<OptionalLong> tokens,
      Store store,
      Commands commands,
      String node,
      InstantSource clock) {
    this.vertx = vertx;
    this.tokens = tokens;
    this.store = store;
    this.commands = commands;
    this.node = node;
    this.clock = clock;
  }

  /** Records nothing more: what is under way looks to the next owner as if this node had died. */
  void close() {
    closed = true;
  }

  boolean owns(Held held) {
    OptionalLong token = tokens.apply(held.partition());
    return !closed && token.isPresent() && token.getAsLong() == held.token();
  }

  /**
   * One step.
   *
   * @return true when the task goes on, false when its job is another's
   */
  Future<Boolean> step(Task task) {
    if (task.isUnsure()) {
      return resume(task);
    }
    Attempt open = task.takeOpen();
    return open == null ? claim(task) : run(task, open).map(true);
  }

  private Future<Boolean> resume(Task task) {
    return store
        .resume(List.of(task.job()), task.held().token(), node, clock.instant())
        .map(
            resumed -> {
              Instant due = resumed.due().get(task.job().id());
              if (due != null) {
                task.found(due, resumed.open());
              }
              return due != null;
            });
  }

  private Future<Boolean> claim(Task task) {
    Instant now = clock.instant();
    Step step = task.job().misfire().step(task.job().schedule(), task.due(), now, task.misfires());
    return store
        .claim(task.job(), step, task.held().token(), node, now)
        .compose(
            claimed -> {
              if (claimed.isEmpty()) {
                task.doubt();
                return Future.succeededFuture(true);
              }
              task.advance(step);
              return step.runs()
                  ? run(task, claimed.get()).map(true)
                  : Future.succeededFuture(true);
            });
  }

  /**
   * Asks for the token once more: the claim took its time. An attempt left alone here is the next
   * owner's.
   */
  private Future<Void> run(Task task, Attempt attempt) {
    return owns(task.held())
        ? commands.run(task.job(), attempt).compose(result -> record(task, attempt, result))
        : leave(task);
  }

  /** Goes on trying while the partition is held, because nobody else looks after this attempt. */
  private Future<Void> record(Task task, Attempt attempt, Result result) {
    if (closed) {
      return leave(task);
    }
    return store
        .complete(attempt, result.state(), result.message(), clock.instant())
        .onSuccess(state -> log(attempt, state, result))
        .<Void>mapEmpty()
        .recover(
            failure -> {
              LOG.log(
                  Level.WARNING,
                  "job {0} due {1}: result not recorded: {2}",
                  attempt.job(),
                  attempt.due(),
                  failure.getMessage());
              return owns(task.held())
                  ? vertx.timer(AGAIN_MILLIS).compose(waited -> record(task, attempt, result))
                  : leave(task);
            });
  }

  private static Future<Void> leave(Task task) {
    task.doubt();
    return Future.succeededFuture();
  }

  private static void log(Attempt attempt, RunState state, Result result) {
    Level level = state == RunState.OK ? Level.INFO : Level.WARNING;
    LOG.log(
        level,
        () ->
            "run "
                + attempt.job()
                + " due "
                + attempt.due()
                + " on "
                + attempt.node()
                + ": "
                + state
                + ", "
                + result.message());
  }
}
