package io.ringelection.scheduler.store;

import io.ringelection.scheduler.job.Attempt;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Where jobs stand.
 *
 * @param due the due time that each job waits for, by job id
 * @param open attempts under the caller's token that have no result yet
 */
public record Resumed(Map<String, Instant> due, List<Attempt> open) {

  /** The open attempts of one job. */
  public List<Attempt> open(String job) {
    return open.stream().filter(attempt -> attempt.job().equals(job)).toList();
  }
}
