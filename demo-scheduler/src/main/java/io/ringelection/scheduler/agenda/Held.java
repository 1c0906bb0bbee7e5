package io.ringelection.scheduler.agenda;

import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * One grant of a partition, from its assignment to its end, and how many runs are under way in it.
 */
final class Held {
  private final int partition;
  private final long token;
  private final Promise<Void> idle = Promise.promise();
  private int running;
  private boolean stopping;

  Held(int partition, long token) {
    this.partition = partition;
    this.token = token;
  }

  int partition() {
    return partition;
  }

  long token() {
    return token;
  }

  /** False as soon as nothing new may be started. */
  boolean isOpen() {
    return !stopping;
  }

  void begin() {
    running++;
  }

  void end() {
    running--;
    completeWhenIdle();
  }

  /**
   * Starts nothing new.
   *
   * @return completes when nothing is under way
   */
  Future<Void> stop() {
    stopping = true;
    completeWhenIdle();
    return idle.future();
  }

  private void completeWhenIdle() {
    if (stopping && running == 0) {
      idle.tryComplete();
    }
  }
}
