package io.ringelection.verticles.net;

import io.ringelection.NodeTls;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TCPSSLOptions;
import io.vertx.core.net.impl.ServerID;
import java.util.Map;
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

  /**
   * Listens. To be called on the context that the server shall belong to.
   *
   * @param port 0 for any
   * @return fails also when another server of this {@code Vertx} listens there: the two would share
   *     the port in silence and take connections in turn, so that whoever dials one node would meet
   *     now this one and now the other
   */
  public Future<NetServer> listen(
      Vertx vertx, String host, int port, Handler<NetSocket> connected) {
    Map<ServerID, ?> servers = ((VertxInternal) vertx).sharedTcpServers();
    synchronized (servers) {
      if (servers.containsKey(new ServerID(port, host))) {
        return Future.failedFuture("another server of this Vertx listens there");
      }
    }
    return server(vertx).connectHandler(connected).listen(port, host);
  }

  private NetServer server(Vertx vertx) {
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
