package io.ringelection.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.ServerSSLOptions;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives a server that listens the PEM files of {@link TlsOptions} anew when they are others: a node
 * runs for longer than a certificate lasts. Connections that are open keep what they began with.
 * Used on one context.
 */
public final class Certificates {
  private final Vertx vertx;
  private final TlsOptions tls;
  private final HttpServer server;
  private final ServerSSLOptions begun;
  private @Nullable KeyMaterial taken;

  private Certificates(Vertx vertx, TlsOptions tls, HttpServer server, ServerSSLOptions begun) {
    this.vertx = vertx;
    this.tls = tls;
    this.server = server;
    this.begun = begun;
  }

  /**
   * Looks every minute for as long as the verticle is deployed that calls this. Without TLS there
   * is nothing to look at.
   *
   * @param begun what the server was made with; null without TLS
   * @return looks at once; completes when the server has what is in the files, or the log says why
   *     not, and never fails
   */
  public static Supplier<Future<Void>> watch(
      Vertx vertx, TlsOptions tls, HttpServer server, @Nullable ServerSSLOptions begun) {
    return begun == null
        ? Future::succeededFuture
        : Renewal.start(vertx, new Certificates(vertx, tls, server, begun)::renew)::look;
  }

  /**
   * The first time the server is given what the files say in any case: nobody knows what it has
   * read when it began.
   */
  private Future<Void> renew() {
    return vertx
        .executeBlocking(this::read)
        .compose(read -> read.equals(taken) ? Future.succeededFuture() : take(read));
  }

  private Future<Void> take(KeyMaterial read) {
    ServerSSLOptions renewed = begun.copy().setKeyCertOptions(read.pair());
    if (tls.knowsClients()) {
      renewed.setTrustOptions(read.trust());
    }
    return server.updateSSLOptions(renewed).onSuccess(updated -> taken = read).mapEmpty();
  }

  private KeyMaterial read() {
    return KeyMaterial.read(vertx, tls.getCertificate(), tls.getKey(), tls.getClientCa());
  }
}
