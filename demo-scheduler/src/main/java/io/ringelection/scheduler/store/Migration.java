package io.ringelection.scheduler.store;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the tables up to date; nodes that start together wait for each other in the database.
 *
 * @param url a JDBC source
 */
record Migration(String url, String user, String password) {

  /** Blocks. */
  void run() {
    Flyway.configure()
        .dataSource(url, user, password)
        .locations("classpath:io/ringelection/scheduler/store")
        .load()
        .migrate();
  }

  /** What a person needs to know of a failure, in one line. */
  static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null
        && (cause instanceof FlywayException || !(cause instanceof SQLException))) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }
}
