package io.ringelection.verticles.net;

import io.ringelection.NodeTls;
import io.ringelection.RingException;
import io.ringelection.access.KeyMaterial;
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
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.TCPSSLOptions;
import io.vertx.core.net.impl.ServerID;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes servers and clients for connections between nodes: small messages at once, and, with
 * certificates, only between nodes of one authority. One for each node; used on its event loop.
 */
public final class PeerSockets {
  private static final int HANDSHAKE_MILLIS = 2_000;

  /** Plain TCP. */
  public static final PeerSockets PLAIN = new PeerSockets(NodeTls.none(), null);

  private final NodeTls tls;
  private final List<Function<KeyMaterial, Future<?>>> made = new CopyOnWriteArrayList<>();
  private @Nullable KeyMaterial files;

  private PeerSockets(NodeTls tls, @Nullable KeyMaterial files) {
    this.tls = tls;
    this.files = files;
  }

  /**
   * Reads the files.
   *
   * @throws RingException with reason CONFIGURATION when they cannot be used
   */
  public static PeerSockets of(Vertx vertx, NodeTls tls) {
    return tls.isEnabled() ? new PeerSockets(tls, read(vertx, tls)) : PLAIN;
  }

  private static KeyMaterial read(Vertx vertx, NodeTls tls) {
    List<String> problems = tls.problems();
    if (!problems.isEmpty()) {
      throw new RingException(RingException.Reason.CONFIGURATION, String.join("; ", problems));
    }
    try {
      return KeyMaterial.read(vertx, tls.certificate(), tls.key(), tls.ca());
    } catch (RingException unusable) {
      throw new RingException(unusable.reason(), "option 'tls': " + unusable.getMessage());
    }
  }

  /**
   * Reads the files anew, on a worker. When they say something else, connections that are made from
   * then on show and ask for that; those that are open stay.
   *
   * @return fails when the files cannot be used; then those stay in use that were read before, and
   *     the next call tries again
   */
  public Future<Void> renew(Vertx vertx) {
    KeyMaterial before = files;
    return before == null
        ? Future.succeededFuture()
        : vertx
            .executeBlocking(() -> read(vertx, tls), false)
            .compose(
                read -> read.equals(before) ? Future.succeededFuture() : exchange(before, read));
  }

  private Future<Void> exchange(KeyMaterial before, KeyMaterial read) {
    files = read;
    return Future.join(made.stream().map(each -> taken(read, each)).toList())
        .onFailure(again -> files = before)
        .mapEmpty();
  }

  private static Future<?> taken(KeyMaterial read, Function<KeyMaterial, Future<?>> taking) {
    return Future.succeededFuture().compose(thrown -> taking.apply(read));
  }

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
    NetServerOptions options = common(new NetServerOptions());
    if (tls.isEnabled()) {
      options
          .setClientAuth(ClientAuth.REQUIRED)
          .setSslHandshakeTimeout(HANDSHAKE_MILLIS)
          .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    }
    return vertx
        .createNetServer(options)
        .connectHandler(connected)
        .listen(port, host)
        .onSuccess(
            server ->
                remember(
                    read ->
                        server.updateSSLOptions(with(read, options.getSslOptions().copy()), true)));
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
    NetClient client = vertx.createNetClient(options);
    remember(read -> client.updateSSLOptions(with(read, options.getSslOptions().copy()), true));
    return client;
  }

  private <O extends TCPSSLOptions> O common(O options) {
    options.setTcpNoDelay(true).setTcpKeepAlive(true);
    if (files != null) {
      options
          .setSsl(true)
          .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"))
          .setKeyCertOptions(files.pair())
          .setTrustOptions(files.trust());
    }
    return options;
  }

  private void remember(Function<KeyMaterial, Future<?>> update) {
    if (files != null) {
      made.add(update);
    }
  }

  private static <O extends SSLOptions> O with(KeyMaterial read, O copy) {
    copy.setKeyCertOptions(read.pair()).setTrustOptions(read.trust());
    return copy;
  }
}
