package io.ringelection.web;

import io.ringelection.RingException;
import io.ringelection.access.AccessOptions;
import io.ringelection.access.OptionProblems;
import io.ringelection.access.OptionReader;
import io.ringelection.access.TlsOptions;
import io.vertx.codegen.annotations.DataObject;
import io.vertx.codegen.annotations.Fluent;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Options of {@link RingWebVerticle}. By default it listens on the loopback interface only: anybody
 * who reaches the port can read it. To open it to a network, set the host to {@code "0.0.0.0"} or
 * to one address of this machine, and say in {@link #getAccess()} who may read: those with tokens,
 * or everybody whom a firewall, a network policy or a proxy lets through.
 */
@DataObject
public class WebOptions {
  /** Default of {@link #getPort()}. */
  public static final int DEFAULT_PORT = 9000;

  /** Default of {@link #getHost()}: nobody from outside this machine. */
  public static final String DEFAULT_HOST = "127.0.0.1";

  /** Default of {@link #getMaxHeaderBytes()}. */
  public static final int DEFAULT_MAX_HEADER_BYTES = 8_192;

  /**
   * Default of {@link #getMaxRequestLineBytes()}: a key of the longest kind fits, each character
   * percent-encoded.
   */
  public static final int DEFAULT_MAX_REQUEST_LINE_BYTES = 16_384;

  /** Default of {@link #getMaxConnections()}. */
  public static final int DEFAULT_MAX_CONNECTIONS = 1_000;

  /** Default of {@link #getIdleMillis()}. */
  public static final int DEFAULT_IDLE_MILLIS = 30_000;

  private static final int KIBI = 1_024;

  private int port = DEFAULT_PORT;
  private String host = DEFAULT_HOST;
  private int maxHeaderBytes = DEFAULT_MAX_HEADER_BYTES;
  private int maxRequestLineBytes = DEFAULT_MAX_REQUEST_LINE_BYTES;
  private int maxConnections = DEFAULT_MAX_CONNECTIONS;
  private int idleMillis = DEFAULT_IDLE_MILLIS;
  private List<String> corsOrigins = List.of();
  private AccessOptions access = new AccessOptions();
  private EventsOptions events = new EventsOptions();
  private TlsOptions tls = new TlsOptions();

  /** The defaults. */
  public WebOptions() {}

  /** A copy. */
  public WebOptions(WebOptions other) {
    this(other.toJson());
  }

  /**
   * Reads what {@link #toJson()} writes; what is absent keeps its default.
   *
   * @throws RingException with reason CONFIGURATION when a key is unknown or a value is of the
   *     wrong type
   */
  public WebOptions(JsonObject json) {
    new OptionReader("web option", json)
        .whole("port", this::setPort)
        .text("host", this::setHost)
        .whole("maxHeaderBytes", this::setMaxHeaderBytes)
        .whole("maxRequestLineBytes", this::setMaxRequestLineBytes)
        .whole("maxConnections", this::setMaxConnections)
        .whole("idleMillis", this::setIdleMillis)
        .texts("corsOrigins", this::setCorsOrigins)
        .group("access", group -> access = new AccessOptions(group))
        .group("events", group -> events = new EventsOptions(group))
        .group("tls", group -> tls = new TlsOptions(group))
        .end();
  }

  /**
   * TCP port, 0 to 65535; 0 takes any free one, see {@link RingWebVerticle#actualPort()}. Default
   * 9000.
   */
  public int getPort() {
    return port;
  }

  /** Sets {@link #getPort()}. */
  @Fluent
  public WebOptions setPort(int port) {
    this.port = port;
    return this;
  }

  /**
   * Name or address of the interface to listen on; {@code "0.0.0.0"} for all. Default {@code
   * "127.0.0.1"}.
   */
  public String getHost() {
    return host;
  }

  /** Sets {@link #getHost()}. */
  @Fluent
  public WebOptions setHost(String host) {
    this.host = host;
    return this;
  }

  /**
   * Longest header section of a request in bytes, 1024 to 1048576. Longer ones are answered with
   * 431. Default 8192.
   */
  public int getMaxHeaderBytes() {
    return maxHeaderBytes;
  }

  /** Sets {@link #getMaxHeaderBytes()}. */
  @Fluent
  public WebOptions setMaxHeaderBytes(int maxHeaderBytes) {
    this.maxHeaderBytes = maxHeaderBytes;
    return this;
  }

  /**
   * Longest request line in bytes, 1024 to 1048576. Longer ones are answered with 414. Default
   * 16384.
   */
  public int getMaxRequestLineBytes() {
    return maxRequestLineBytes;
  }

  /** Sets {@link #getMaxRequestLineBytes()}. */
  @Fluent
  public WebOptions setMaxRequestLineBytes(int maxRequestLineBytes) {
    this.maxRequestLineBytes = maxRequestLineBytes;
    return this;
  }

  /**
   * Connections open at once, 1 to 100000; one more is closed as soon as it opens. Those on which
   * events are streamed do not count: {@link EventsOptions#getMaxWatchers()} bounds them. Default
   * 1000.
   */
  public int getMaxConnections() {
    return maxConnections;
  }

  /** Sets {@link #getMaxConnections()}. */
  @Fluent
  public WebOptions setMaxConnections(int maxConnections) {
    this.maxConnections = maxConnections;
    return this;
  }

  /** Milliseconds after which a silent connection is closed, 1000 to 3600000. Default 30000. */
  public int getIdleMillis() {
    return idleMillis;
  }

  /** Sets {@link #getIdleMillis()}. */
  @Fluent
  public WebOptions setIdleMillis(int idleMillis) {
    this.idleMillis = idleMillis;
    return this;
  }

  /**
   * Web sites whose scripts may read the answers, such as {@code https://console.example.com}; at
   * most 100. Default none: the page of the node itself needs no permission.
   */
  public List<String> getCorsOrigins() {
    return corsOrigins;
  }

  /** Sets {@link #getCorsOrigins()}. */
  @Fluent
  public WebOptions setCorsOrigins(List<String> corsOrigins) {
    this.corsOrigins = List.copyOf(corsOrigins);
    return this;
  }

  /** Who may read. Default: everybody who reaches the port, which only this machine must. */
  public AccessOptions getAccess() {
    return access;
  }

  /** Sets {@link #getAccess()}. */
  @Fluent
  public WebOptions setAccess(AccessOptions access) {
    this.access = access;
    return this;
  }

  /** How many events are kept, and streamed to how many. */
  public EventsOptions getEvents() {
    return events;
  }

  /** Sets {@link #getEvents()}. */
  @Fluent
  public WebOptions setEvents(EventsOptions events) {
    this.events = events;
    return this;
  }

  /** Encryption. Default none. */
  public TlsOptions getTls() {
    return tls;
  }

  /** Sets {@link #getTls()}. */
  @Fluent
  public WebOptions setTls(TlsOptions tls) {
    this.tls = tls;
    return this;
  }

  /** All options, also those with their default, and the secrets of tokens: do not log it. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("port", port)
        .put("host", host)
        .put("maxHeaderBytes", maxHeaderBytes)
        .put("maxRequestLineBytes", maxRequestLineBytes)
        .put("maxConnections", maxConnections)
        .put("idleMillis", idleMillis)
        .put("corsOrigins", new JsonArray(corsOrigins))
        .put("access", access.toJson())
        .put("events", events.toJson())
        .put("tls", tls.toJson());
  }

  /** One sentence for each mistake; empty when there is none. */
  public List<String> problems() {
    return new OptionProblems("web option")
        .range("port", port, 0, 65_535)
        .range("maxHeaderBytes", maxHeaderBytes, KIBI, KIBI * KIBI)
        .range("maxRequestLineBytes", maxRequestLineBytes, KIBI, KIBI * KIBI)
        .range("maxConnections", maxConnections, 1, 100_000)
        .range("idleMillis", idleMillis, 1_000, 3_600_000)
        .host(host, access, tls)
        .add(new CrossOrigin(corsOrigins).problems())
        .add(access.problems())
        .add(events.problems())
        .add(tls.problems())
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

  /** What Vert.x is told; HTTP/1.1 is all that probes, browsers and scripts need here. */
  HttpServerOptions toHttp() {
    return tls.applyTo(new HttpServerOptions(), ClientAuth.REQUEST)
        .setAlpnVersions(List.of(HttpVersion.HTTP_1_1))
        .setHost(host)
        .setPort(port)
        .setHttp2ClearTextEnabled(false)
        .setMaxHeaderSize(maxHeaderBytes)
        .setMaxInitialLineLength(maxRequestLineBytes)
        .setIdleTimeout(idleMillis)
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
  }
}
