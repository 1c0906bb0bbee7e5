package io.ringelection.scheduler.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.jdbcclient.JDBCConnectOptions;
import io.vertx.jdbcclient.JDBCPool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the record is kept: H2 by {@code jdbc:h2:...} or PostgreSQL by {@code
 * postgresql://user@host:5432/name}. A password comes with the URL or from the variable PGPASSWORD;
 * it is never written anywhere.
 */
public final class Database {
  /** A database in the memory of this process. */
  public static final String DEFAULT_URL = "jdbc:h2:mem:scheduler";

  private static final int CONNECTIONS = 8;
  private static final int SILENCE_MILLIS = 5_000;
  private static final int WAITING = 10_000;
  private static final String H2_MODE = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1";

  private Database() {}

  /**
   * Opens the database and brings its tables up to date.
   *
   * @param url see above
   * @param environment variables, of which PGPASSWORD is used
   * @return fails with a {@link StoreException}, one sentence that names the database
   */
  public static Future<Store> open(Vertx vertx, String url, Map<String, String> environment) {
    try {
      return url.startsWith("jdbc:h2:") ? h2(vertx, url) : postgresql(vertx, url, environment);
    } catch (RuntimeException bad) {
      return Future.failedFuture(bad);
    }
  }

  private static Future<Store> h2(Vertx vertx, String url) {
    String full = url + H2_MODE;
    return Migration.run(vertx, new Migration.Source(full, "", ""), shown(url))
        .map(
            done ->
                new SqlStore(
                    JDBCPool.pool(vertx, new JDBCConnectOptions().setJdbcUrl(full), pool()),
                    Dialect.JDBC));
  }

  private static Future<Store> postgresql(
      Vertx vertx, String url, Map<String, String> environment) {
    PgConnectOptions options = postgresql(url, environment);
    String jdbc =
        "jdbc:postgresql://%s:%d/%s"
            .formatted(options.getHost(), options.getPort(), options.getDatabase());
    Migration.Source source = new Migration.Source(jdbc, options.getUser(), options.getPassword());
    return Migration.run(vertx, source, shown(url))
        .map(
            done ->
                new SqlStore(
                    PgBuilder.pool()
                        .with(pool())
                        .with(network())
                        .connectingTo(options)
                        .using(vertx)
                        .build(),
                    Dialect.POSTGRESQL));
  }

  private static PgConnectOptions postgresql(String url, Map<String, String> environment) {
    try {
      URI uri = new URI(url);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean known = scheme.equals("postgresql") || scheme.equals("postgres");
      if (known
          && uri.getHost() != null
          && uri.getUserInfo() != null
          && uri.getPath().length() > 1) {
        PgConnectOptions options = PgConnectOptions.fromUri(url).setCachePreparedStatements(true);
        return uri.getUserInfo().contains(":")
            ? options
            : options.setPassword(environment.getOrDefault("PGPASSWORD", ""));
      }
    } catch (URISyntaxException unreadable) {
      throw unknown(url, unreadable);
    }
    throw unknown(url, null);
  }

  private static StoreException unknown(String url, @Nullable Throwable cause) {
    return new StoreException(
        "database '"
            + shown(url)
            + "' is not understood: use jdbc:h2:mem:NAME, jdbc:h2:file:PATH"
            + " or postgresql://USER@HOST:PORT/NAME",
        cause);
  }

  /** The URL as it may be shown: without password and without parameters, which may hold one. */
  public static String shown(String url) {
    return url.replaceAll("[?;].*", "").replaceAll("(//[^:/@]*):[^@]*@", "$1@");
  }

  /** On the native transport a server that does not acknowledge is given up. */
  private static NetClientOptions network() {
    NetClientOptions options = new NetClientOptions();
    options
        .setConnectTimeout(SILENCE_MILLIS)
        .setTcpUserTimeout(SILENCE_MILLIS)
        .setTcpKeepAlive(true);
    return options;
  }

  private static PoolOptions pool() {
    return new PoolOptions().setMaxSize(CONNECTIONS).setMaxWaitQueueSize(WAITING);
  }
}
