package io.ringelection.scheduler.command;

import io.ringelection.scheduler.job.Attempt;
import io.ringelection.scheduler.job.Command;
import io.ringelection.scheduler.job.Job;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Runs the commands of one node. */
public final class Commands {
  private static final Logger LOG = System.getLogger(Commands.class.getName());

  private final HttpCommands http;
  private final BusCommands bus;

  /** Over the clients of {@code vertx}. */
  public Commands(Vertx vertx) {
    http = new HttpCommands(vertx);
    bus = new BusCommands(vertx.eventBus());
  }

  /**
   * Runs the command of {@code job}.
   *
   * @return never fails; ends within the command's time limit
   */
  public Future<Result> run(Job job, Attempt attempt) {
    try {
      return job.command().accept(new Run(attempt)).otherwise(Commands::unexpected);
    } catch (RuntimeException failure) {
      return Future.succeededFuture(unexpected(failure));
    }
  }

  private static Result unexpected(Throwable failure) {
    LOG.log(Level.WARNING, "a command ended in a way nobody expected", failure);
    return Result.unknown(failure.toString());
  }

  /** Closes the clients. */
  public void close() {
    http.close();
  }

  private final class Run implements Command.Visitor<Future<Result>> {
    private final Attempt attempt;

    Run(Attempt attempt) {
      this.attempt = attempt;
    }

    @Override
    public Future<Result> log(Command.Log command) {
      return Future.succeededFuture(Result.ok(command.text()));
    }

    @Override
    public Future<Result> http(Command.Http command) {
      return http.run(command, attempt);
    }

    @Override
    public Future<Result> bus(Command.Bus command) {
      return bus.run(command, attempt);
    }
  }
}
