package io.ringelection.scheduler.cluster;

import io.ringelection.ledger.History;
import io.ringelection.ledger.Hold;
import io.ringelection.ledger.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A time for which a partition had no owner.
 *
 * @param partition the partition
 * @param window the event it belongs to
 * @param nanos how long at most: looking takes its time, too
 */
record Gap(int partition, Window window, long nanos) {

  /**
   * All gaps whose end lies in one of the windows. A gap begins when the former owner was last seen
   * to own, or when the window began if it is not known whether it still owned then: a process that
   * is killed or stopped owns until that very moment. Where there was no former owner, the gap
   * begins with the window.
   */
  static List<Gap> of(History history, List<Window> windows) {
    List<Gap> gaps = new ArrayList<>();
    for (List<Hold> holds : history.byPartition().values()) {
      Hold before = null;
      for (Hold hold : holds) {
        for (Window window : windows) {
          if (window.contains(hold.start().to())) {
            gaps.add(new Gap(hold.partition(), window, length(before, hold, window)));
          }
        }
        before = hold;
      }
    }
    return gaps;
  }

  private static long length(Hold before, Hold hold, Window window) {
    if (before == null) {
      return hold.start().to() - window.from();
    }
    Span end = before.end();
    long begin = Math.min(Math.max(window.from(), end.from()), end.to());
    return Math.max(0, hold.start().to() - begin);
  }
}
