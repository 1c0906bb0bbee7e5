package io.ringelection.scheduler.store;

import io.ringelection.scheduler.job.Attempt;
import io.ringelection.scheduler.job.Job;
import io.ringelection.scheduler.job.RunState;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The transaction of {@link Store#resume}. Jobs that never ran are entered first, so that every job
 * has a fence; raising it waits for an older owner who enters the same job at the same time. From
 * then on no older owner can change these jobs, so what is read afterwards stays true.
 */
final class Takeover {
  private final Dialect dialect;
  private final SqlConnection connection;
  private final Map<String, Job> jobs = new HashMap<>();
  private final long token;
  private final String node;
  private final Instant now;
  private final Map<String, Instant> due = new HashMap<>();

  Takeover(
      Dialect dialect,
      SqlConnection connection,
      List<Job> jobs,
      long token,
      String node,
      Instant now) {
    this.dialect = dialect;
    this.connection = connection;
    jobs.forEach(job -> this.jobs.put(job.id(), job));
    this.token = token;
    this.node = node;
    this.now = now;
  }

  Future<Resumed> run() {
    return begin()
        .compose(begun -> list(Sql.RAISE, Tuple.of(token, token), jobs.keySet()))
        .compose(raised -> list(Sql.CURSORS, Tuple.of(token), jobs.keySet()))
        .compose(this::reschedule)
        .compose(done -> due.isEmpty() ? Future.succeededFuture(List.of()) : reopen())
        .map(open -> new Resumed(due, open));
  }

  /** Jobs that never ran get their first due time. */
  private Future<Void> begin() {
    return list(Sql.KNOWN, Tuple.tuple(), jobs.keySet())
        .compose(
            rows -> {
              Set<String> fresh = new HashSet<>(jobs.keySet());
              rows.forEach(row -> fresh.remove(row.getString(0)));
              List<Tuple> cursors = new ArrayList<>();
              for (String id : fresh) {
                Job job = required(id);
                Instant first = job.schedule().next(now);
                cursors.add(Tuple.of(id, job.schedule().toString(), Rows.time(first), token));
              }
              return batch(Sql.NEW_CURSOR, cursors);
            });
  }

  /** A job whose schedule was edited waits for the first due time of the new one. */
  private Future<Void> reschedule(RowSet<Row> cursors) {
    List<Tuple> changes = new ArrayList<>();
    List<Tuple> links = new ArrayList<>();
    for (Row row : cursors) {
      Job job = required(row.getString(0));
      Instant stored = Rows.instant(row, 2);
      String schedule = job.schedule().toString();
      boolean same = schedule.equals(row.getString(1));
      Instant next = same ? stored : job.schedule().next(now);
      due.put(job.id(), next);
      if (!same) {
        changes.add(Tuple.of(schedule, Rows.time(next), job.id(), token));
        links.add(Tuple.of(Rows.time(next), job.id(), Rows.time(stored)));
      }
    }
    return batch(Sql.RESCHEDULE, changes).compose(done -> batch(Sql.RELINK, links));
  }

  private Future<List<Attempt>> reopen() {
    return list(Sql.OPEN, Tuple.of(token), due.keySet()).compose(this::reopen);
  }

  private Future<List<Attempt>> reopen(RowSet<Row> rows) {
    List<Attempt> open = new ArrayList<>();
    List<Tuple> lost = new ArrayList<>();
    List<Tuple> again = new ArrayList<>();
    for (Row row : rows) {
      Attempt attempt = Rows.attempt(row);
      if (attempt.token() < token) {
        lost.add(
            Tuple.of(Rows.time(now), attempt.job(), Rows.time(attempt.due()), attempt.token()));
        attempt =
            new Attempt(
                attempt.job(), attempt.due(), attempt.next(), token, attempt.number() + 1, node);
        again.add(Rows.newRun(attempt, RunState.RUNNING, now, ""));
      }
      open.add(attempt);
    }
    return batch(Sql.LOSE, lost).compose(done -> batch(Sql.NEW_RUN, again)).map(done -> open);
  }

  private Job required(String id) {
    Job job = jobs.get(id);
    if (job == null) {
      throw new IllegalStateException(
          "the database answered with job '" + id + "', which was not asked for");
    }
    return job;
  }

  private Future<RowSet<Row>> list(String sql, Tuple first, Set<String> ids) {
    ids.forEach(first::addString);
    return connection.preparedQuery(dialect.writeList(sql, ids.size())).execute(first);
  }

  private Future<Void> batch(String sql, List<Tuple> tuples) {
    return tuples.isEmpty()
        ? Future.succeededFuture()
        : connection.preparedQuery(dialect.write(sql)).executeBatch(tuples).mapEmpty();
  }
}
