package io.ringelection.scheduler.agenda;

import io.ringelection.scheduler.job.Attempt;
import io.ringelection.scheduler.job.Job;
import io.ringelection.scheduler.job.Step;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Where one job stands while its partition is held. */
final class Task {
  private final Job job;
  private final Held held;
  private final Deque<Attempt> open = new ArrayDeque<>();
  private Instant due;
  private int misfires;
  private boolean unsure;

  /** The job waits for {@code due}, after the attempts in {@code open}. */
  Task(Job job, Held held, Instant due, Collection<Attempt> open) {
    this.job = job;
    this.held = held;
    this.due = due;
    this.open.addAll(open);
  }

  Job job() {
    return job;
  }

  Held held() {
    return held;
  }

  Instant due() {
    return due;
  }

  /** Misfires that were run in a row just before. */
  int misfires() {
    return misfires;
  }

  /**
   * The next attempt that was claimed and has no result, null when there is none; it is taken out.
   */
  @Nullable Attempt takeOpen() {
    return open.poll();
  }

  /** When there is something to do. */
  Instant next() {
    return open.isEmpty() && !unsure ? due : Instant.MIN;
  }

  /** True when a statement failed, so that only the record can tell where the job stands. */
  boolean isUnsure() {
    return unsure;
  }

  void doubt() {
    unsure = true;
    open.clear();
  }

  void found(Instant waitsFor, Collection<Attempt> attempts) {
    unsure = false;
    due = waitsFor;
    open.clear();
    open.addAll(attempts);
  }

  void advance(Step step) {
    due = step.next();
    misfires = step.misfire() ? misfires + 1 : 0;
  }
}
