package io.ringelection.scheduler.store;

import io.ringelection.scheduler.job.Attempt;
import io.ringelection.scheduler.job.RunState;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Between rows and values. Times are kept with their offset, always UTC. */
final class Rows {
  private static final int MESSAGE = 200;

  private Rows() {}

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static Instant instant(Row row, int column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  /** From columns job, due, next_due, token, attempt, node. */
  static Attempt attempt(Row row) {
    return new Attempt(
        row.getString(0),
        instant(row, 1),
        instant(row, 2),
        row.getLong(3),
        row.getInteger(4),
        row.getString(5));
  }

  /** The same, followed by state, started, message. */
  static RunRow run(Row row) {
    return new RunRow(
        attempt(row), RunState.valueOf(row.getString(6)), instant(row, 7), row.getString(8));
  }

  /** Parameters of a new run. */
  static Tuple newRun(Attempt attempt, RunState state, Instant now, String message) {
    return Tuple.of(
            attempt.job(),
            time(attempt.due()),
            attempt.token(),
            attempt.number(),
            time(attempt.next()))
        .addString(attempt.node())
        .addString(state.name())
        .addOffsetDateTime(time(now))
        .addString(cut(message));
  }

  /** The first line, as much of it as the column holds. */
  static String cut(String message) {
    String line = message.lines().findFirst().orElse("");
    return line.length() <= MESSAGE ? line : line.substring(0, MESSAGE - 3) + "...";
  }
}
