package io.ringelection.scheduler.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterAll;

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

  @AfterAll
  void stop() throws IOException {
    server.close();
  }
}
