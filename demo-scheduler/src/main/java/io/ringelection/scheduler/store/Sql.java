package io.ringelection.scheduler.store;

/**
 * The statements, with {@code ?} for each parameter; both databases understand them as they are.
 */
final class Sql {
  private Sql() {}

  static final String HIGHEST_FENCE = "SELECT COALESCE(MAX(fence), 0) FROM job_cursor";

  static final String RAISE = "UPDATE job_cursor SET fence = ? WHERE fence <= ? AND job IN (%s)";

  static final String CURSORS =
      "SELECT job, schedule, due FROM job_cursor WHERE fence = ? AND job IN (%s)";

  static final String KNOWN = "SELECT job FROM job_cursor WHERE job IN (%s)";

  static final String NEW_CURSOR =
      "INSERT INTO job_cursor (job, schedule, due, fence) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";

  static final String RESCHEDULE =
      "UPDATE job_cursor SET schedule = ?, due = ? WHERE job = ? AND fence = ?";

  static final String RELINK = "UPDATE job_run SET next_due = ? WHERE job = ? AND next_due = ?";

  static final String OPEN =
      "SELECT job, due, next_due, token, attempt, node FROM job_run"
          + " WHERE state = 'RUNNING' AND token <= ? AND job IN (%s) FOR UPDATE";

  static final String LOSE =
      "UPDATE job_run SET state = 'LOST', ended = ? WHERE job = ? AND due = ? AND token = ?";

  static final String CLAIM =
      "UPDATE job_cursor SET due = ?, fence = ? WHERE job = ? AND due = ? AND fence <= ?";

  static final String NEW_RUN =
      "INSERT INTO job_run (job, due, token, attempt, next_due, node, state, started, message)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

  static final String COMPLETE =
      "UPDATE job_run SET state = ?, ended = ?, message = ?"
          + " WHERE job = ? AND due = ? AND token = ? AND state = 'RUNNING'";

  static final String REFUSE =
      "UPDATE job_run SET state = 'FENCED', message = ?"
          + " WHERE job = ? AND due = ? AND token = ? AND state = 'LOST'";

  static final String STATE = "SELECT state FROM job_run WHERE job = ? AND due = ? AND token = ?";

  static final String RECENT =
      "SELECT job, due, next_due, token, attempt, node, state, started, message FROM job_run"
          + " ORDER BY started DESC, job LIMIT ?";

  static final String STATES =
      "SELECT state, COUNT(*), SUM(CASE WHEN attempt > 1 THEN 1 ELSE 0 END) FROM job_run"
          + " WHERE started >= ? GROUP BY state";

  static final String DUPLICATES =
      "SELECT COUNT(*) FROM (SELECT job, due FROM job_run WHERE state = 'OK' AND started >= ?"
          + " GROUP BY job, due HAVING COUNT(*) > 1) d";

  static final String MISSED =
      "SELECT COUNT(*) FROM job_run r WHERE r.attempt = 1 AND r.started >= ?"
          + " AND NOT EXISTS (SELECT 1 FROM job_run n WHERE n.job = r.job AND n.due = r.next_due)"
          + " AND NOT EXISTS (SELECT 1 FROM job_cursor c WHERE c.job = r.job AND c.due = r.next_due)";

  static final String PRUNE = "DELETE FROM job_run WHERE due < ? AND state <> 'RUNNING'";
}
