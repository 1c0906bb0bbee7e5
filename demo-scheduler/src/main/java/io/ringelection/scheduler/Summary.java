package io.ringelection.scheduler;

import io.ringelection.scheduler.job.RunState;
import io.ringelection.scheduler.store.Tally;
import java.time.Duration;

/** What was done, in one line. */
final class Summary {
  private Summary() {}

  static String of(Tally tally, Duration uptime) {
    return "%,d s: %,d runs ok, %,d failed, %,d unknown, %,d made again, %,d fenced, %,d skipped, %,d missed, %,d done twice"
        .formatted(
            uptime.toSeconds(),
            tally.count(RunState.OK),
            tally.count(RunState.FAILED),
            tally.count(RunState.UNKNOWN),
            tally.again(),
            tally.count(RunState.FENCED),
            tally.count(RunState.SKIPPED),
            tally.missed(),
            tally.duplicates());
  }
}
