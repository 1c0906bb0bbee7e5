package io.ringelection.scheduler.store;

import io.ringelection.scheduler.job.Attempt;
import io.ringelection.scheduler.job.Job;
import io.ringelection.scheduler.job.RunState;
import io.ringelection.scheduler.job.Step;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The record in an SQL database. */
final class SqlStore implements Store {
  private static final long LIMIT_SECONDS = 10;

  private final Pool pool;
  private final Dialect dialect;

  SqlStore(Pool pool, Dialect dialect) {
    this.pool = pool;
    this.dialect = dialect;
  }

  @Override
  public Future<Resumed> resume(List<Job> jobs, long token, String node, Instant now) {
    if (jobs.isEmpty() || jobs.size() > BATCH) {
      return Future.failedFuture(
          new IllegalArgumentException(jobs.size() + " jobs to resume at once: use 1 to " + BATCH));
    }
    return transaction(
        connection -> new Takeover(dialect, connection, jobs, token, node, now).run());
  }

  @Override
  public Future<Optional<Attempt>> claim(Job job, Step step, long token, String node, Instant now) {
    Attempt attempt = new Attempt(job.id(), step.due(), step.following(), token, 1, node);
    Tuple cursor = Tuple.of(Rows.time(step.next()), token, job.id(), Rows.time(step.due()), token);
    return transaction(
        connection ->
            execute(connection, Sql.CLAIM, cursor)
                .compose(
                    claimed ->
                        claimed.rowCount() == 0
                            ? Future.succeededFuture(Optional.<Attempt>empty())
                            : record(connection, step, attempt, now)));
  }

  private Future<Optional<Attempt>> record(
      SqlConnection connection, Step step, Attempt attempt, Instant now) {
    List<Tuple> runs = new ArrayList<>();
    if (step.runs()) {
      runs.add(Rows.newRun(attempt, RunState.RUNNING, now, ""));
    }
    step.skipped()
        .map(from -> skip(attempt, from, step.next()))
        .map(skip -> Rows.newRun(skip, RunState.SKIPPED, now, "skipped until " + step.next()))
        .ifPresent(runs::add);
    return connection
        .preparedQuery(dialect.write(Sql.NEW_RUN))
        .executeBatch(runs)
        .map(Optional.of(attempt));
  }

  private static Attempt skip(Attempt attempt, Instant from, Instant next) {
    return new Attempt(attempt.job(), from, next, attempt.token(), 1, attempt.node());
  }

  @Override
  public Future<RunState> complete(Attempt attempt, RunState state, String message, Instant now) {
    Tuple result = key(Tuple.of(state.name(), Rows.time(now), Rows.cut(message)), attempt);
    return statements(
        client ->
            execute(client, Sql.COMPLETE, result)
                .compose(
                    done ->
                        done.rowCount() == 1
                            ? Future.succeededFuture(state)
                            : refuse(client, attempt, state + " came too late: " + message)));
  }

  /**
   * Nothing was changed: the attempt was taken over, or an earlier call did it and its answer got
   * lost.
   */
  private Future<RunState> refuse(SqlClient client, Attempt attempt, String message) {
    return execute(client, Sql.REFUSE, key(Tuple.of(Rows.cut(message)), attempt))
        .compose(done -> execute(client, Sql.STATE, key(Tuple.tuple(), attempt)))
        .map(rows -> rows.size() == 0 ? RunState.FENCED : state(rows.iterator().next(), 0));
  }

  private static RunState state(Row row, int column) {
    return RunState.valueOf(row.getString(column));
  }

  private static Tuple key(Tuple first, Attempt attempt) {
    return first
        .addString(attempt.job())
        .addOffsetDateTime(Rows.time(attempt.due()))
        .addLong(attempt.token());
  }

  @Override
  public Future<Long> highestFence() {
    return alone(Sql.HIGHEST_FENCE, Tuple.tuple()).map(SqlStore::number);
  }

  @Override
  public Future<List<RunRow>> recent(int limit) {
    return alone(Sql.RECENT, Tuple.of(limit)).map(rows -> rows.stream().map(Rows::run).toList());
  }

  @Override
  public Future<Tally> tally(Instant since) {
    Tuple from = Tuple.of(Rows.time(since));
    Future<RowSet<Row>> states = alone(Sql.STATES, from);
    Future<Long> duplicates = alone(Sql.DUPLICATES, from).map(SqlStore::number);
    Future<Long> missed = alone(Sql.MISSED, from).map(SqlStore::number);
    return Future.all(states, duplicates, missed)
        .map(all -> tally(states.result(), duplicates.result(), missed.result()));
  }

  private static Tally tally(RowSet<Row> rows, long duplicates, long missed) {
    Map<RunState, Long> counts = new EnumMap<>(RunState.class);
    long again = 0;
    for (Row row : rows) {
      counts.put(state(row, 0), row.getLong(1));
      again += row.getLong(2);
    }
    return new Tally(counts, again, duplicates, missed);
  }

  private static long number(RowSet<Row> rows) {
    return rows.iterator().next().getLong(0);
  }

  @Override
  public Future<Integer> prune(Instant before) {
    return alone(Sql.PRUNE, Tuple.of(Rows.time(before))).map(RowSet::rowCount);
  }

  @Override
  public Future<Void> close() {
    return pool.close();
  }

  private Future<RowSet<Row>> alone(String sql, Tuple parameters) {
    return statements(client -> execute(client, sql, parameters));
  }

  /**
   * Statements that need not be atomic together. The JDBC client still wants a transaction around
   * them: it leaves a pooled connection without auto-commit after its first one (5.0.7), and what
   * is then executed alone is never committed.
   */
  private <T> Future<T> statements(Function<SqlClient, Future<T>> work) {
    return dialect == Dialect.JDBC ? transaction(work::apply) : limited(work.apply(pool));
  }

  private <T> Future<T> transaction(Function<SqlConnection, Future<T>> work) {
    return limited(pool.withTransaction(work));
  }

  /**
   * A server that falls silent must not hold its callers; what became of the statement is unknown.
   */
  private static <T> Future<T> limited(Future<T> future) {
    return future.timeout(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  private Future<RowSet<Row>> execute(SqlClient client, String sql, Tuple parameters) {
    return client.preparedQuery(dialect.write(sql)).execute(parameters);
  }
}
