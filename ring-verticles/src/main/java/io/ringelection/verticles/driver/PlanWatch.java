package io.ringelection.verticles.driver;

import io.ringelection.core.rebalance.Progress;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Tells when the leader begins to move partitions and when all are moved. */
final class PlanWatch {
  private final Progress progress;
  private final Facts facts;
  private final LongSupplier nanos;
  private long known;
  private long open;
  private int moves;
  private long began;

  PlanWatch(Progress progress, Facts facts, LongSupplier nanos) {
    this.progress = progress;
    this.facts = facts;
    this.nanos = nanos;
  }

  /**
   * A step was made. A plan that a newer one replaces is finished; one without moves is none. Of
   * the plan of a node that leads no longer nothing more is known.
   */
  void stepped() {
    long plan = progress.plan();
    if (plan == 0) {
      open = 0;
    } else if (open != 0 && (plan != open || progress.left() == 0)) {
      finish();
    }
    if (plan != known) {
      known = plan;
      if (plan != 0 && progress.left() > 0) {
        open = plan;
        moves = progress.moves();
        began = nanos.getAsLong();
        facts.planStarted(plan, moves);
      }
    }
  }

  private void finish() {
    long millis = TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - began);
    facts.planFinished(open, moves, millis);
    open = 0;
  }
}
