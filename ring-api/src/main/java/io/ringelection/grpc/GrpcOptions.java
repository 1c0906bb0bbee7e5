package io.ringelection.grpc;

import io.ringelection.RingException;
import io.ringelection.access.AccessOptions;
import io.ringelection.access.OptionProblems;
import io.ringelection.access.OptionReader;
import io.ringelection.access.TlsOptions;
import io.vertx.codegen.annotations.DataObject;
import io.vertx.codegen.annotations.Fluent;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Options of {@link RingGrpcVerticle}. By default it listens on the loopback interface only, and
 * everybody who reaches the port may look; nobody may act without a token.
 */
@DataObject
public class GrpcOptions {
  /** Default of {@link #getPort()}. */
  public static final int DEFAULT_PORT = 9090;

  /** Default of {@link #getHost()}: nobody from outside this machine. */
  public static final String DEFAULT_HOST = "127.0.0.1";

  /** Default of {@link #getMaxMessageBytes()}. */
  public static final int DEFAULT_MAX_MESSAGE_BYTES = 16_384;

  /** Default of {@link #getMaxWatchers()}. */
  public static final int DEFAULT_MAX_WATCHERS = 2_000;

  /** Default of {@link #getMaxConnections()}. */
  public static final int DEFAULT_MAX_CONNECTIONS = 5_000;

  /** Default of {@link #getIdleMillis()}. */
  public static final int DEFAULT_IDLE_MILLIS = 60_000;

  private static final int UNARY_CALLS = 100;

  private int port = DEFAULT_PORT;
  private String host = DEFAULT_HOST;
  private int maxMessageBytes = DEFAULT_MAX_MESSAGE_BYTES;
  private int maxWatchers = DEFAULT_MAX_WATCHERS;
  private int maxConnections = DEFAULT_MAX_CONNECTIONS;
  private int idleMillis = DEFAULT_IDLE_MILLIS;
  private boolean reflection = true;
  private AccessOptions access = new AccessOptions();
  private TlsOptions tls = new TlsOptions();

  /** The defaults. */
  public GrpcOptions() {}

  /** A copy. */
  public GrpcOptions(GrpcOptions other) {
    this(other.toJson());
  }

  /**
   * Reads what {@link #toJson()} writes; what is absent keeps its default.
   *
   * @throws RingException with reason CONFIGURATION when a key is unknown or a value is of the
   *     wrong type
   */
  public GrpcOptions(JsonObject json) {
    new OptionReader("grpc option", json)
        .whole("port", this::setPort)
        .text("host", this::setHost)
        .whole("maxMessageBytes", this::setMaxMessageBytes)
        .whole("maxWatchers", this::setMaxWatchers)
        .whole("maxConnections", this::setMaxConnections)
        .whole("idleMillis", this::setIdleMillis)
        .truth("reflection", this::setReflection)
        .group("access", group -> setAccess(new AccessOptions(group)))
        .group("tls", group -> setTls(new TlsOptions(group)))
        .end();
  }

  /**
   * TCP port, 0 to 65535; 0 takes any free one, see {@link RingGrpcVerticle#actualPort()}. Default
   * 9090.
   */
  public int getPort() {
    return port;
  }

  /** Sets {@link #getPort()}. */
  @Fluent
  public GrpcOptions setPort(int port) {
    this.port = port;
    return this;
  }

  /**
   * Name or address of the interface to listen on; {@code "0.0.0.0"} for all, which needs {@link
   * #getAccess()}. Default {@code "127.0.0.1"}.
   */
  public String getHost() {
    return host;
  }

  /** Sets {@link #getHost()}. */
  @Fluent
  public GrpcOptions setHost(String host) {
    this.host = host;
    return this;
  }

  /**
   * Longest message of a client in bytes, 1024 to 1048576. Longer ones end the call with
   * RESOURCE_EXHAUSTED. Default 16384: the only long thing a client says is a key.
   */
  public int getMaxMessageBytes() {
    return maxMessageBytes;
  }

  /** Sets {@link #getMaxMessageBytes()}. */
  @Fluent
  public GrpcOptions setMaxMessageBytes(int maxMessageBytes) {
    this.maxMessageBytes = maxMessageBytes;
    return this;
  }

  /**
   * Streams of Watch open at once, and as many of the health service, 1 to 100000; one more ends
   * with RESOURCE_EXHAUSTED. Default 2000.
   */
  public int getMaxWatchers() {
    return maxWatchers;
  }

  /** Sets {@link #getMaxWatchers()}. */
  @Fluent
  public GrpcOptions setMaxWatchers(int maxWatchers) {
    this.maxWatchers = maxWatchers;
    return this;
  }

  /**
   * Connections open at once, 1 to 100000; one more is closed as soon as it opens. Default 5000:
   * there is room for every watcher to have its own, and for everybody else.
   */
  public int getMaxConnections() {
    return maxConnections;
  }

  /** Sets {@link #getMaxConnections()}. */
  @Fluent
  public GrpcOptions setMaxConnections(int maxConnections) {
    this.maxConnections = maxConnections;
    return this;
  }

  /**
   * Milliseconds after which a silent connection is closed, 1000 to 3600000. A call whose message
   * does not come is ended after half of it. A connection with an open stream is pinged in between,
   * so that only a dead client counts as silent. Default 60000.
   */
  public int getIdleMillis() {
    return idleMillis;
  }

  /** Sets {@link #getIdleMillis()}. */
  @Fluent
  public GrpcOptions setIdleMillis(int idleMillis) {
    this.idleMillis = idleMillis;
    return this;
  }

  /** Whether anybody may ask for the services and messages there are. Default true. */
  public boolean isReflection() {
    return reflection;
  }

  /** Sets {@link #isReflection()}. */
  @Fluent
  public GrpcOptions setReflection(boolean reflection) {
    this.reflection = reflection;
    return this;
  }

  /** Who may look and who may act. Default: whoever reaches the port may look, nobody may act. */
  public AccessOptions getAccess() {
    return access;
  }

  /** Sets {@link #getAccess()}. */
  @Fluent
  public GrpcOptions setAccess(AccessOptions access) {
    this.access = access;
    return this;
  }

  /** Certificates. Default: no TLS. */
  public TlsOptions getTls() {
    return tls;
  }

  /** Sets {@link #getTls()}. */
  @Fluent
  public GrpcOptions setTls(TlsOptions tls) {
    this.tls = tls;
    return this;
  }

  /** All options, also those with their default, and secrets among them: do not log it. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("port", port)
        .put("host", host)
        .put("maxMessageBytes", maxMessageBytes)
        .put("maxWatchers", maxWatchers)
        .put("maxConnections", maxConnections)
        .put("idleMillis", idleMillis)
        .put("reflection", reflection)
        .put("access", access.toJson())
        .put("tls", tls.toJson());
  }

  /** One sentence for each mistake, without any secret; empty when there is none. */
  public List<String> problems() {
    return new OptionProblems("grpc option")
        .range("port", port, 0, 65_535)
        .range("maxMessageBytes", maxMessageBytes, 1_024, 1_048_576)
        .range("maxWatchers", maxWatchers, 1, 100_000)
        .range("maxConnections", maxConnections, 1, 100_000)
        .range("idleMillis", idleMillis, 1_000, 3_600_000)
        .add(access.problems())
        .add(tls.problems())
        .host(host, access, tls)
        .all();
  }

  /**
   * Returns when all is well.
   *
   * @throws RingException with reason CONFIGURATION and all {@link #problems()} otherwise
   */
  public void validate() {
    OptionProblems.refuse(problems());
  }

  /** What Vert.x is told. One connection may carry all the streams there may be. */
  HttpServerOptions toHttp() {
    return tls.applyTo(
        new HttpServerOptions()
            .setHost(host)
            .setPort(port)
            .setUseAlpn(true)
            .setInitialSettings(
                new Http2Settings().setMaxConcurrentStreams(maxWatchers + UNARY_CALLS))
            .setReadIdleTimeout(idleMillis)
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS),
        ClientAuth.REQUIRED);
  }
}
