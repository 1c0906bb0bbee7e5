package io.ringelection.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Gives a server that listens the PEM files of {@link TlsOptions} anew when they are others: a node
 * runs for longer than a certificate lasts. Connections that are open keep what they began with.
 * When the files do not fit, the log says so once, and the server keeps what it has. Used on one
 * context.
 */
public final class Certificates {
  private static final Logger LOG = System.getLogger(Certificates.class.getName());

  /** Certificates are renewed hours before they end, and three small files are quickly read. */
  private static final long LOOK_MILLIS = 60_000;

  private final Vertx vertx;
  private final TlsOptions tls;
  private final HttpServer server;
  private final @Nullable ServerSSLOptions begun;
  private @Nullable Content taken;
  private String complaint = "";

  /** What the files say; {@code clientCa} is empty when there is no such file. */
  private record Content(Buffer certificate, Buffer key, Buffer clientCa) {

    PemKeyCertOptions pair() {
      return new PemKeyCertOptions().setCertValue(certificate).setKeyValue(key);
    }

    PemTrustOptions trust() {
      return new PemTrustOptions().addCertValue(clientCa);
    }
  }

  private Certificates(
      Vertx vertx, TlsOptions tls, HttpServer server, @Nullable ServerSSLOptions begun) {
    this.vertx = vertx;
    this.tls = tls;
    this.server = server;
    this.begun = begun;
  }

  /**
   * Looks every minute for as long as the verticle is deployed that calls this. Without TLS it does
   * nothing.
   *
   * @param begun what the server was made with; null without TLS
   */
  public static Certificates watch(
      Vertx vertx, TlsOptions tls, HttpServer server, @Nullable ServerSSLOptions begun) {
    Certificates certificates = new Certificates(vertx, tls, server, begun);
    if (begun != null) {
      vertx.setPeriodic(LOOK_MILLIS, timer -> certificates.look().onComplete(looked -> {}));
    }
    return certificates;
  }

  /**
   * Looks now: the files are read by a worker. The first time the server is given what they say in
   * any case, as nobody knows what it has read when it began.
   *
   * @return completes when the server has what is in the files, or the log says why not
   */
  public Future<Void> look() {
    ServerSSLOptions options = begun;
    if (options == null) {
      return Future.succeededFuture();
    }
    return vertx
        .executeBlocking(this::read)
        .compose(read -> read.equals(taken) ? Future.succeededFuture() : take(read, options))
        .onSuccess(well -> complaint = "")
        .otherwise(
            cause -> {
              complain(String.valueOf(cause.getMessage()));
              return null;
            });
  }

  private Future<Void> take(Content read, ServerSSLOptions options) {
    ServerSSLOptions renewed = options.copy().setKeyCertOptions(read.pair());
    if (tls.knowsClients()) {
      renewed.setTrustOptions(read.trust());
    }
    return server.updateSSLOptions(renewed).onSuccess(updated -> taken = read).mapEmpty();
  }

  private void complain(String sentence) {
    if (!sentence.equals(complaint)) {
      complaint = sentence;
      LOG.log(Level.WARNING, sentence + ": what was read before stays in use");
    }
  }

  private Content read() {
    Content read =
        new Content(
            content(tls.getCertificate()),
            content(tls.getKey()),
            tls.knowsClients() ? content(tls.getClientCa()) : Buffer.buffer());
    if (!KeyPairs.fit(vertx, read.pair())) {
      throw AccessOptions.mistake(
          "the file '%s' has no certificate for the private key in '%s'"
              .formatted(tls.getCertificate(), tls.getKey()));
    }
    if (tls.knowsClients() && !KeyPairs.canTrust(vertx, read.trust())) {
      throw AccessOptions.mistake("the file '%s' has no certificates".formatted(tls.getClientCa()));
    }
    return read;
  }

  private static Buffer content(String file) {
    try {
      return Buffer.buffer(Files.readAllBytes(Path.of(file)));
    } catch (IOException unreadable) {
      throw AccessOptions.mistake("the file '%s' cannot be read".formatted(file));
    }
  }
}
