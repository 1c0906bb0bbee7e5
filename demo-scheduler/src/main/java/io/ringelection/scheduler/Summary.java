package io.ringelection.scheduler;

import io.ringelection.scheduler.job.RunState;
import io.ringelection.scheduler.store.Tally;
import java.time.Duration;

/** What was done, in one line: what must be zero always, what is unusual when there was some. */
final class Summary {
  private Summary() {}

  static String of(Tally tally, Duration uptime) {
    return "%,d s: %,d runs ok, %,d missed, %,d done twice"
            .formatted(
                uptime.toSeconds(), tally.count(RunState.OK), tally.missed(), tally.duplicates())
        + part(tally.again(), "made again")
        + part(tally.count(RunState.FENCED), "fenced")
        + part(tally.count(RunState.FAILED), "failed")
        + part(tally.count(RunState.UNKNOWN), "unknown")
        + part(tally.count(RunState.SKIPPED), "skipped");
  }

  private static String part(long count, String name) {
    return count == 0 ? "" : ", %,d %s".formatted(count, name);
  }
}
