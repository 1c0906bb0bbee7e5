package io.ringelection.grpc;

import io.ringelection.Ring;
import io.ringelection.access.Binding;
import io.ringelection.access.Certificates;
import io.ringelection.access.ConnectionLimit;
import io.ringelection.access.Listening;
import io.ringelection.access.PortClaim;
import io.ringelection.health.NodeHealth;
import io.ringelection.journal.Journal;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Serves one node and its ring over gRPC: {@code ring.v1.Ring} (Status, Lookup, Watch), {@code
 * ring.v1.Admin} (Drain), {@code grpc.health.v1.Health} and {@code
 * grpc.reflection.v1.ServerReflection}. It may be deployed before or after {@link Ring#join()}.
 * Without TLS it speaks HTTP/2 in the clear (h2c), and gRPC-Web over HTTP/1.1 and HTTP/2. No page
 * of another origin reads what it says: there is no CORS header, and where nothing asks who calls,
 * the name in {@code :authority} must be one of this machine, see {@link
 * io.ringelection.access.AccessOptions#getHostNames()}.
 *
 * <table>
 * <caption>Who may call</caption>
 * <tr><th>service</th><th>needs</th></tr>
 * <tr><td>Ring</td><td>the role VIEW</td></tr>
 * <tr><td>Admin</td><td>the role OPERATE; every call leaves a line in the audit</td></tr>
 * <tr><td>health, reflection</td><td>nothing</td></tr>
 * </table>
 *
 * <p>Deploy one instance of it for each node. The deployment fails with a {@link
 * io.ringelection.RingException} of reason CONFIGURATION when an option is invalid or the port is
 * taken and stays so for a fifth of a second. When it is undeployed, open streams end with
 * UNAVAILABLE, so that clients go on with another node.
 */
public final class RingGrpcVerticle extends VerticleBase {
  private static final int PINGS_PER_IDLE_TIME = 3;

  private final Ring ring;
  private final Journal journal;
  private final GrpcOptions options;
  private volatile @Nullable HttpServer server;
  private @Nullable PortClaim claim;
  private Supplier<Future<Void>> certificates = Future::succeededFuture;
  private @Nullable Rooms rooms;

  /**
   * A verticle that listens once it is deployed.
   *
   * @param ring the node to tell about; it is not joined here, and left only when an operator says
   *     so
   * @param journal what watchers are told; it is not closed here
   * @param options copied
   */
  public RingGrpcVerticle(Ring ring, Journal journal, GrpcOptions options) {
    this.ring = ring;
    this.journal = journal;
    this.options = new GrpcOptions(options);
  }

  @Override
  public Future<?> start() {
    options.validate();
    Binding.warn(options.getHost(), options.getAccess(), options.getTls());
    Rooms open = new Rooms(vertx, ring, journal, options);
    PortClaim taken =
        PortClaim.take(vertx, "grpc", options.getHost(), options.getPort(), ring.node().toString());
    return new Listening(vertx, () -> server(open))
        .begin()
        .onSuccess(
            listening -> {
              claim = taken;
              server = listening;
              certificates =
                  Certificates.watch(
                      vertx, options.getTls(), listening, options.toHttp().getSslOptions());
              rooms = open;
              vertx.setPeriodic(NodeHealth.LOOK_MILLIS, timer -> open.look());
              vertx.setPeriodic(options.getIdleMillis() / PINGS_PER_IDLE_TIME, t -> open.ping());
            })
        .recover(
            cause -> {
              taken.release();
              return Future.failedFuture(taken.failure(cause));
            });
  }

  private HttpServer server(Rooms open) {
    return vertx
        .createHttpServer(options.toHttp())
        .connectionHandler(new ConnectionLimit(options.getMaxConnections()))
        .requestHandler(open::handle);
  }

  @Override
  public Future<?> stop() {
    HttpServer listening = server;
    PortClaim taken = claim;
    Rooms open = rooms;
    if (listening == null || taken == null || open == null) {
      return Future.succeededFuture();
    }
    open.close();
    return listening.close().onComplete(closed -> taken.release());
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
          "the gRPC verticle does not listen yet: wait for its deployment");
    }
    return listening.actualPort();
  }
}
