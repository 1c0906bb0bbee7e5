package io.ringelection.web;

import io.ringelection.Ring;
import io.ringelection.access.Audit;
import io.ringelection.access.Binding;
import io.ringelection.access.Certificates;
import io.ringelection.access.ConnectionLimit;
import io.ringelection.access.Doorkeeper;
import io.ringelection.access.HostNames;
import io.ringelection.access.Listening;
import io.ringelection.access.Operator;
import io.ringelection.access.PortClaim;
import io.ringelection.health.NodeHealth;
import io.ringelection.journal.JournalOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells about one node and its ring over HTTP. It may be deployed before or after {@link
 * Ring#join()}, and answers GET and HEAD with JSON. When {@link WebOptions#getAccess()} has tokens,
 * whoever asks must show one, except for the page and {@code /health}. One path acts and takes POST
 * only; it always needs a token with the role OPERATE, and every use of it leaves a line in the
 * audit:
 *
 * <table>
 * <caption>Paths</caption>
 * <tr><th>path</th><th>answer</th></tr>
 * <tr><td>{@code /}</td><td>the web page</td></tr>
 * <tr><td>{@code /openapi.json}</td><td>these paths in OpenAPI 3.1</td></tr>
 * <tr><td>{@code /api/v1}</td><td>the list of paths</td></tr>
 * <tr><td>{@code /health/live}</td><td>200 while the node's own loop turns, 503 when it has not for half a minute, or the node has failed
 *     and only a new process helps; with the reason of each check</td></tr>
 * <tr><td>{@code /health/ready}</td><td>200 while the node is a member with a leader and a lease, and after its start has got its share of
 *     the partitions (waited for half a minute at most); else 503 with what it waits for</td></tr>
 * <tr><td>{@code /api/v1/ring}</td><td>phase, term, leader, view, voters, lease, partitions owned by each member, their spread
 *     (most minus fewest) and how many nobody owns</td></tr>
 * <tr><td>{@code /api/v1/nodes}</td><td>members in order of seniority</td></tr>
 * <tr><td>{@code /api/v1/partitions}</td><td>owner and token of each partition, in pages: {@code from}, {@code limit}, {@code owner}
 *     (name or id), {@code unowned=true}</td></tr>
 * <tr><td>{@code /api/v1/partitions/{p}}</td><td>one partition</td></tr>
 * <tr><td>{@code /api/v1/keys/{key}}</td><td>the partition of a key, at most 1024 characters, and who owns it</td></tr>
 * <tr><td>{@code /api/v1/events}</td><td>what happens in the ring, as server-sent events: a snapshot, then every change. The header
 *     {@code Last-Event-ID} or {@code after} goes on behind an event, at any node</td></tr>
 * <tr><td>{@code /api/v1/ledger}</td><td>the last changes of ownership, the newest first, in pages: {@code limit}, {@code before}</td></tr>
 * <tr><td>{@code /api/v1/watchdog}</td><td>what should not happen, as far as this node has seen it: partitions without an owner and for how long,
 *     two owners at once, hand-offs that do not end, members that come and go; and what is moved, or why nothing is</td></tr>
 * <tr><td>{@code POST /api/v1/drain}</td><td>the node hands its partitions off and leaves the ring: 200 with its phase and what it owns once it has
 *     left, 202 when that takes longer than half of {@link WebOptions#getIdleMillis()}. Asking again is harmless</td></tr>
 * <tr><td>{@code /metrics}</td><td>the meters of {@link io.ringelection.metrics.RingMeters} for Prometheus, when {@code
 *     micrometer-registry-prometheus} is on the class path</td></tr>
 * <tr><td>{@code /status}, {@code /partitions}</td><td>the same in the shapes of the ring-election library for Node.js</td></tr>
 * </table>
 *
 * <p>Tokens are decimal strings. What is no answer is an {@code application/problem+json} (RFC
 * 9457) with one sentence in {@code detail}: 400, 401, 403, 404, 405, 406, 414, 429, 431, 500 or
 * 503.
 *
 * <p>Deploy one instance of it for each node. The deployment fails with a {@link
 * io.ringelection.RingException} of reason CONFIGURATION when an option is invalid or the port is
 * taken and stays so for a fifth of a second.
 */
public final class RingWebVerticle extends VerticleBase {
  private final Ring ring;
  private final WebOptions options;
  private volatile @Nullable HttpServer server;
  private @Nullable PortClaim claim;
  private Supplier<Future<Void>> certificates = Future::succeededFuture;
  private @Nullable FollowedJournal journal;
  private @Nullable MetricsPath metrics;

  /**
   * A verticle that listens once it is deployed.
   *
   * @param ring the node to tell about; it is not joined here, and left only when an operator says
   *     so
   * @param options copied
   */
  public RingWebVerticle(Ring ring, WebOptions options) {
    this.ring = ring;
    this.options = new WebOptions(options);
  }

  @Override
  public Future<?> start() {
    options.validate();
    Audit audit = new Audit("web");
    Door door =
        new Door(
            Doorkeeper.of(vertx, options.getAccess(), audit),
            HostNames.of(options.getAccess(), options.getTls()),
            options.getTls().knowsClients());
    Binding.warn(options.getHost(), options.getAccess(), options.getTls());
    PortClaim taken =
        PortClaim.take(vertx, "web", options.getHost(), options.getPort(), ring.node().toString());
    FollowedJournal events = followEvents();
    ConnectionLimit limit = new ConnectionLimit(options.getMaxConnections());
    Router router = router(door, new Operator(ring, audit), events, limit);
    return new Listening(vertx, () -> server(router, limit))
        .begin()
        .onSuccess(
            listening -> {
              claim = taken;
              server = listening;
              certificates =
                  Certificates.watch(
                      vertx, options.getTls(), listening, options.toHttp().getSslOptions());
            })
        .recover(
            cause -> {
              taken.release();
              return closeSources().transform(closed -> Future.failedFuture(taken.failure(cause)));
            });
  }

  private FollowedJournal followEvents() {
    JournalOptions kept = new JournalOptions().setCapacity(options.getEvents().getCapacity());
    FollowedJournal events = new FollowedJournal(vertx, ring, kept);
    events.open().onComplete(attempted -> {});
    journal = events;
    return events;
  }

  private Future<Void> closeSources() {
    MetricsPath meters = metrics;
    if (meters != null) {
      meters.close();
    }
    FollowedJournal followed = journal;
    return followed == null ? Future.succeededFuture() : followed.close();
  }

  private Router router(
      Door door, Operator operator, FollowedJournal followed, ConnectionLimit limit) {
    MetricsPath meters = new MetricsPath(ring, followed::sightingsSoFar);
    metrics = meters;
    NodeHealth health = new NodeHealth(ring);
    vertx.setPeriodic(NodeHealth.LOOK_MILLIS, timer -> health.look());
    RingRoutes.Sources sources =
        new RingRoutes.Sources(
            new HealthView(vertx, ring, health),
            new EventStreams(vertx, followed, options, limit),
            new LedgerView(followed, options.getEvents().getCapacity()),
            new WatchdogView(ring, followed),
            meters,
            new Drain(vertx, operator, options.getIdleMillis() / 2));
    return new RingRoutes(ring, door, new CrossOrigin(options.getCorsOrigins()), sources)
        .router(vertx);
  }

  private HttpServer server(Router router, ConnectionLimit limit) {
    return vertx
        .createHttpServer(options.toHttp())
        .connectionHandler(limit)
        .invalidRequestHandler(Problems::refuse)
        .requestHandler(router);
  }

  @Override
  public Future<?> stop() {
    HttpServer listening = server;
    PortClaim taken = claim;
    return listening == null || taken == null
        ? Future.succeededFuture()
        : closeSources().eventually(listening::close).onComplete(closed -> taken.release());
  }

  /** Looks at the certificates before the minute is over. */
  Future<Void> lookAtCertificates() {
    return certificates.get();
  }

  /**
   * The port it listens on; the one the system chose when the option was 0. May be called from any
   * thread.
   *
   * @throws IllegalStateException before the deployment has succeeded
   */
  public int actualPort() {
    HttpServer listening = server;
    if (listening == null) {
      throw new IllegalStateException(
          "the web verticle does not listen yet: wait for its deployment");
    }
    return listening.actualPort();
  }
}
