package io.ringelection.scheduler.command;

import io.ringelection.scheduler.job.RunState;

/**
 * How a command ended.
 *
 * @param state OK, FAILED or UNKNOWN
 * @param message one line for people
 */
public record Result(RunState state, String message) {
  static Result ok(String message) {
    return new Result(RunState.OK, message);
  }

  static Result failed(String message) {
    return new Result(RunState.FAILED, message);
  }

  static Result unknown(String message) {
    return new Result(RunState.UNKNOWN, message);
  }
}
