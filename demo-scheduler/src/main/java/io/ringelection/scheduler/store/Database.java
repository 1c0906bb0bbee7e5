package io.ringelection.scheduler.store;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.jdbcclient.JDBCConnectOptions;
import io.vertx.jdbcclient.JDBCPool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
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

  /** Milliseconds; a transaction takes a few. */
  private static final String IDLE_IN_TRANSACTION = "5000";

  private static final String H2_MODE = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1";

  private final String shown;
  private final Migration migration;
  private final Dialect dialect;
  private final Function<Vertx, Pool> pools;

  private Database(
      String shown, Migration migration, Dialect dialect, Function<Vertx, Pool> pools) {
    this.shown = shown;
    this.migration = migration;
    this.dialect = dialect;
    this.pools = pools;
  }

  /**
   * The database of this URL; not connected to yet.
   *
   * @param url see above
   * @param environment variables, of which PGPASSWORD is used
   * @throws StoreException one sentence, when the URL is not understood
   */
  public static Database of(String url, Map<String, String> environment) {
    return url.startsWith("jdbc:h2:") ? h2(url) : postgresql(url, environment);
  }

  private static Database h2(String url) {
    String full = url + H2_MODE;
    return new Database(
        shown(url),
        new Migration(full, "", ""),
        Dialect.JDBC,
        vertx -> JDBCPool.pool(vertx, new JDBCConnectOptions().setJdbcUrl(full), pool()));
  }

  private static Database postgresql(String url, Map<String, String> environment) {
    PgConnectOptions options = options(url, environment);
    String jdbc =
        "jdbc:postgresql://%s:%d/%s"
            .formatted(options.getHost(), options.getPort(), options.getDatabase());
    return new Database(
        shown(url),
        new Migration(jdbc, options.getUser(), options.getPassword()),
        Dialect.POSTGRESQL,
        vertx ->
            PgBuilder.pool()
                .with(pool())
                .with(network())
                .connectingTo(options)
                .using(vertx)
                .build());
  }

  /**
   * Brings the tables up to date; blocks. Needs no Vertx, so that the cluster can be joined
   * meanwhile.
   *
   * @throws StoreException one sentence that names the database
   */
  public void migrate() {
    try {
      migration.run();
    } catch (RuntimeException failure) {
      throw new StoreException(
          "database '" + shown + "' cannot be used: " + Migration.reason(failure), failure);
    }
  }

  /** The record, once the tables are up to date. */
  public Store open(Vertx vertx) {
    return new SqlStore(connect(vertx), dialect);
  }

  Pool connect(Vertx vertx) {
    return pools.apply(vertx);
  }

  private static PgConnectOptions options(String url, Map<String, String> environment) {
    try {
      URI uri = new URI(url);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean known = scheme.equals("postgresql") || scheme.equals("postgres");
      if (known
          && uri.getHost() != null
          && uri.getUserInfo() != null
          && uri.getPath().length() > 1) {
        PgConnectOptions options = PgConnectOptions.fromUri(url).setCachePreparedStatements(true);
        // A process that is stopped in the middle of a transaction would hold its locks, and keep
        // the new owner of its jobs from them, until it goes on.
        options.addProperty("idle_in_transaction_session_timeout", IDLE_IN_TRANSACTION);
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
