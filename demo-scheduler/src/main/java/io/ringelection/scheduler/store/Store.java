package io.ringelection.scheduler.store;

import io.ringelection.scheduler.job.Attempt;
import io.ringelection.scheduler.job.Job;
import io.ringelection.scheduler.job.RunState;
import io.ringelection.scheduler.job.Step;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The record of due times and attempts. Every method may be called from any context and fails when
 * the database cannot be reached; whether a change took effect is then unknown, and {@link #resume}
 * tells.
 */
public interface Store {

  /**
   * Takes jobs over, or finds out again where they stand. In one transaction: raises the fence of
   * each job to {@code token}, marks attempts that older owners left open as LOST and opens the
   * next attempt for them.
   *
   * @param jobs at most {@link #BATCH}, all of one partition
   * @param node name of this node
   * @return what to do; jobs that are fenced by a higher token are missing in it
   */
  Future<Resumed> resume(List<Job> jobs, long token, String node, Instant now);

  /**
   * Claims a due time, unless a higher token fenced the job or the due time was claimed before.
   *
   * @return the attempt, or a state of SKIPPED in it when the step runs nothing; empty when refused
   */
  Future<Optional<Attempt>> claim(Job job, Step step, long token, String node, Instant now);

  /**
   * Records the result of an attempt.
   *
   * @param message one line for people, cut to 200 characters
   * @return what is on record now: {@code state}, or FENCED when another owner took the attempt
   *     over
   */
  Future<RunState> complete(Attempt attempt, RunState state, String message, Instant now);

  /**
   * The highest token that has touched a job, 0 when none has: those of a new ring must be above.
   */
  Future<Long> highestFence();

  /** The attempts that were started last, the latest first. */
  Future<List<RunRow>> recent(int limit);

  /** Counts over the attempts started at {@code since} or later. */
  Future<Tally> tally(Instant since);

  /**
   * Deletes finished attempts of due times before {@code before}.
   *
   * @return how many
   */
  Future<Integer> prune(Instant before);

  /** Closes the connections. */
  Future<Void> close();

  /** The most jobs that are taken over in one transaction. */
  int BATCH = 250;
}
