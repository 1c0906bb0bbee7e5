package io.ringelection.scheduler.store;

import io.ringelection.scheduler.Await;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The contract on a real PostgreSQL. */
class PostgresStoreTest extends StoreContract {
  private final EmbeddedPostgres server = start();

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  String url() {
    return "postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres";
  }

  /** As a process does that is stopped in the middle: SIGSTOP, or a machine that stands still. */
  @Test
  void whoStandsStillInATransactionDoesNotKeepItsLocks() {
    Database database = Database.of(url(), Map.of());
    Pool stopped = database.connect(vertx());
    Pool other = database.connect(vertx());
    String lock = "select pg_advisory_xact_lock(7)";
    SqlConnection connection = Await.result(stopped.getConnection());
    Await.result(connection.begin());
    Await.result(connection.query(lock).execute());

    Await.result(other.query(lock).execute());

    Await.failure(connection.query("select 1").execute());
    Await.result(Future.join(stopped.close(), other.close()));
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }
}
