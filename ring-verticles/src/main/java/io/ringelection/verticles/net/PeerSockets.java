package io.ringelection.verticles.net;

import io.ringelection.NodeTls;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TCPSSLOptions;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Makes servers and clients for connections between nodes: small messages at once, and, with
 * certificates, only between nodes of one authority.
 *
 * @param tls certificates, or none
 */
public record PeerSockets(NodeTls tls) {
  private static final int HANDSHAKE_MILLIS = 2_000;

  /** Plain TCP. */
  public static final PeerSockets PLAIN = new PeerSockets(NodeTls.none());

  /** A server that does not listen yet. */
  public NetServer server(Vertx vertx) {
    NetServerOptions options = common(new NetServerOptions());
    if (tls.isEnabled()) {
      options
          .setClientAuth(ClientAuth.REQUIRED)
          .setSslHandshakeTimeout(HANDSHAKE_MILLIS)
          .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    }
    return vertx.createNetServer(options);
  }

  /**
   * A client.
   *
   * @param connectMillis until an attempt counts as failed
   */
  public NetClient client(Vertx vertx, int connectMillis) {
    NetClientOptions options = common(new NetClientOptions()).setConnectTimeout(connectMillis);
    if (tls.isEnabled()) {
      options
          .setHostnameVerificationAlgorithm("")
          .setSslHandshakeTimeout(connectMillis)
          .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    }
    return vertx.createNetClient(options);
  }

  private <O extends TCPSSLOptions> O common(O options) {
    options.setTcpNoDelay(true).setTcpKeepAlive(true);
    if (tls.isEnabled()) {
      options
          .setSsl(true)
          .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"))
          .setKeyCertOptions(
              new PemKeyCertOptions().setCertPath(tls.certificate()).setKeyPath(tls.key()))
          .setTrustOptions(new PemTrustOptions().addCertPath(tls.ca()));
    }
    return options;
  }
}
