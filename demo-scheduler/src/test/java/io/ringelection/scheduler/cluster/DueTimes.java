package io.ringelection.scheduler.cluster;

import io.ringelection.scheduler.job.Job;
import io.ringelection.scheduler.job.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the record of runs says about the scheduler's promise: every due time is served, none twice.
 *
 * @param expected due times that the schedules have between the first and the last
 * @param missed due times without a run that ended well, one sentence each
 * @param twice due times with several of those, one sentence each
 * @param again attempts after the first
 * @param states how many attempts ended how
 */
record DueTimes(
    long expected,
    List<String> missed,
    List<String> twice,
    long again,
    Map<RunState, Long> states) {

  /**
   * Compares.
   *
   * @param runs all attempts on record
   * @param cursors the due time that each job waits for
   */
  static DueTimes of(List<Job> jobs, List<RunRecord> runs, Map<String, Instant> cursors) {
    Map<RunState, Long> states = new EnumMap<>(RunState.class);
    Map<String, TreeMap<Instant, Integer>> served = new HashMap<>();
    long again = 0;
    for (RunRecord run : runs) {
      states.merge(run.state(), 1L, Long::sum);
      again += run.number() > 1 ? 1 : 0;
      served
          .computeIfAbsent(run.job(), job -> new TreeMap<>())
          .merge(run.due(), run.state() == RunState.OK ? 1 : 0, Integer::sum);
    }
    DueTimes result = new DueTimes(0, new ArrayList<>(), new ArrayList<>(), again, states);
    for (Job job : jobs) {
      TreeMap<Instant, Integer> due = served.get(job.id());
      Instant cursor = cursors.get(job.id());
      result = due == null || cursor == null ? result.never(job) : result.with(job, due, cursor);
    }
    return result;
  }

  private DueTimes never(Job job) {
    missed.add("job " + job.id() + " never ran");
    return this;
  }

  private DueTimes with(Job job, TreeMap<Instant, Integer> served, Instant cursor) {
    long count = 0;
    Instant due = served.firstKey();
    while (due.isBefore(cursor)) {
      count++;
      int times = served.getOrDefault(due, 0);
      if (times == 0) {
        missed.add("job " + job.id() + " due " + due + " was not served");
      } else if (times > 1) {
        twice.add("job " + job.id() + " due " + due + " was served " + times + " times");
      }
      due = job.schedule().next(due);
    }
    return new DueTimes(expected + count, missed, twice, again, states);
  }

  long count(RunState state) {
    return states.getOrDefault(state, 0L);
  }
}
