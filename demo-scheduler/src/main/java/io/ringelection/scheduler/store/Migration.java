package io.ringelection.scheduler.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables up to date; nodes that start together wait for each other in the database. */
final class Migration {
  private Migration() {}

  /** A JDBC source. */
  record Source(String url, String user, String password) {}

  static Future<Void> run(Vertx vertx, Source source, String shown) {
    return vertx
        .executeBlocking(
            () ->
                Flyway.configure()
                    .dataSource(source.url(), source.user(), source.password())
                    .locations("classpath:io/ringelection/scheduler/store")
                    .load()
                    .migrate())
        .recover(
            failure -> Future.failedFuture(new StoreException(sentence(shown, failure), failure)))
        .mapEmpty();
  }

  private static String sentence(String shown, Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null
        && (cause instanceof FlywayException || !(cause instanceof SQLException))) {
      cause = cause.getCause();
    }
    String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return "database '" + shown + "' cannot be used: " + reason;
  }
}
