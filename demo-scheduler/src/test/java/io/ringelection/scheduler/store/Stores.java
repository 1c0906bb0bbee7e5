package io.ringelection.scheduler.store;

import io.vertx.core.Vertx;
import java.util.Map;

/** Opens databases for tests. */
public final class Stores {
  private Stores() {}

  /** The database of this URL, its tables brought up to date. */
  public static Store open(Vertx vertx, String url) {
    Database database = Database.of(url, Map.of());
    database.migrate();
    return database.open(vertx);
  }
}
