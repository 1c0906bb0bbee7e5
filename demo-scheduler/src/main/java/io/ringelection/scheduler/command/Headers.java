package io.ringelection.scheduler.command;

import io.ringelection.scheduler.job.Attempt;
import java.util.Map;

/** What accompanies a command on its way; names of HTTP headers and of message headers alike. */
public final class Headers {
  /** Id of the job. */
  public static final String JOB = "Ring-Job";

  /** The due time, ISO 8601 in UTC. */
  public static final String DUE = "Ring-Due";

  /** The fencing token, decimal: a target that remembers the highest one refuses all lower. */
  public static final String TOKEN = "Ring-Token";

  /** Number of the attempt, from 1. */
  public static final String ATTEMPT = "Ring-Attempt";

  /** The same for all attempts of one due time. */
  public static final String KEY = "Idempotency-Key";

  private Headers() {}

  static Map<String, String> of(Attempt attempt) {
    return Map.of(
        JOB, attempt.job(),
        DUE, attempt.due().toString(),
        TOKEN, Long.toString(attempt.token()),
        ATTEMPT, Integer.toString(attempt.number()),
        KEY, attempt.job() + '/' + attempt.due());
  }
}
