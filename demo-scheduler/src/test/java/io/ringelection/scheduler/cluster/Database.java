package io.ringelection.scheduler.cluster;

import io.ringelection.scheduler.job.RunState;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A PostgreSQL of this check alone, and what the scheduler has written into it. */
final class Database implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;

  Database() throws IOException {
    server = EmbeddedPostgres.builder().setPGStartupWait(START_LIMIT).start();
  }

  /** For the nodes; the password is {@code postgres}, too. */
  String url() {
    return "postgresql://postgres@127.0.0.1:" + server.getPort() + "/postgres";
  }

  List<RunRecord> runs() {
    return rows(
        "SELECT job, due, token, attempt, node, state FROM job_run",
        row ->
            new RunRecord(
                row.getString(1),
                instant(row, 2),
                row.getLong(3),
                row.getInt(4),
                row.getString(5),
                RunState.valueOf(row.getString(6))));
  }

  /** The due time that each job waits for. */
  Map<String, Instant> cursors() {
    Map<String, Instant> cursors = new HashMap<>();
    rows("SELECT job, due FROM job_cursor", row -> cursors.put(row.getString(1), instant(row, 2)));
    return cursors;
  }

  /** Tokens of the runs that a node, by its name, has under way. */
  Set<Long> underWay(String node) {
    String sql = "SELECT token FROM job_run WHERE state = 'RUNNING' AND node = '" + node + "'";
    return new HashSet<>(rows(sql, row -> row.getLong(1)));
  }

  /** Tokens of the runs that ended in {@code state}. */
  Set<Long> tokens(RunState state) {
    String sql = "SELECT token FROM job_run WHERE state = '" + state + "'";
    return new HashSet<>(rows(sql, row -> row.getLong(1)));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> rows(String sql, Row<T> reader) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(reader.read(rows));
      }
      return found;
    } catch (SQLException failed) {
      throw new IllegalStateException("the record of runs cannot be read", failed);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
