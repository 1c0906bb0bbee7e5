package io.ringelection.scheduler.command;

import io.ringelection.scheduler.job.Attempt;
import io.ringelection.scheduler.job.Command;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;

/** Sends messages over the event bus. */
final class BusCommands {
  private final EventBus bus;

  BusCommands(EventBus bus) {
    this.bus = bus;
  }

  Future<Result> run(Command.Bus command, Attempt attempt) {
    DeliveryOptions options = new DeliveryOptions().setSendTimeout(command.timeoutMillis());
    Headers.of(attempt).forEach(options::addHeader);
    Future<Result> result =
        command.request()
            ? bus.request(command.address(), command.body(), options)
                .map(reply -> Result.ok("replied: " + reply.body()))
            : bus.sender(command.address(), options)
                .write(command.body())
                .map(sent -> Result.ok("sent to " + command.address()));
    return result.otherwise(failure -> undelivered(command, failure));
  }

  private static Result undelivered(Command.Bus command, Throwable failure) {
    if (!(failure instanceof ReplyException reply)) {
      return Result.unknown(failure.toString());
    }
    if (reply.failureType() == ReplyFailure.NO_HANDLERS) {
      return Result.failed("nobody consumes " + command.address());
    }
    return reply.failureType() == ReplyFailure.TIMEOUT
        ? Result.unknown(
            "no reply from " + command.address() + " within " + command.timeoutMillis() + " ms")
        : Result.failed("refused: " + reply.getMessage());
  }
}
