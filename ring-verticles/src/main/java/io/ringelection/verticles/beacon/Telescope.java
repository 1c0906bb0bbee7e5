package io.ringelection.verticles.beacon;

import io.netty.channel.ConnectTimeoutException;
import io.ringelection.verticles.net.PeerSockets;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import org.jspecify.annotations.Nullable;

/** Looks at addresses: connects, reads the sign if there is one, and says what it was. */
final class Telescope {
  /** Connecting, and then waiting for the sign, may take this long each. */
  static final int PATIENCE_MILLIS = 1000;

  private final ContextInternal context;
  private final PeerSockets sockets;
  private final String ring;
  private @Nullable NetClient client;

  Telescope(ContextInternal context, PeerSockets sockets, String ring) {
    this.sockets = sockets;
    this.context = context;
    this.ring = ring;
  }

  /** Never fails. Who gets a line has to hang up. */
  Future<Sight> look(SocketAddress at) {
    Promise<NetSocket> connected = Promise.promise();
    context.runOnContext(turn -> client().connect(at).onComplete(connected));
    return connected
        .future()
        .compose(this::read, failed -> Future.succeededFuture(isRefusal(failed)));
  }

  /** A client belongs to the context that it was made on. */
  private NetClient client() {
    NetClient known = client;
    if (known == null) {
      known = sockets.client(context.owner(), PATIENCE_MILLIS);
      client = known;
    }
    return known;
  }

  Future<Void> close() {
    return client == null ? Future.succeededFuture() : client.close();
  }

  private static Sight isRefusal(Throwable failed) {
    boolean refused =
        failed instanceof ConnectException
            && !(failed instanceof ConnectTimeoutException)
            && !(failed.getCause() instanceof NoRouteToHostException)
            && String.valueOf(failed.getMessage()).contains("Connection refused");
    return refused ? Sight.REFUSED : Sight.UNCLEAR;
  }

  private Future<Sight> read(NetSocket socket) {
    Promise<Sight> seen = Promise.promise();
    long timer = context.setTimer(PATIENCE_MILLIS, tooLong -> seen.tryComplete(Sight.UNCLEAR));
    Line[] line = new Line[1];
    line[0] =
        new Line(
            socket,
            sign -> seen.tryComplete(judge(line[0], sign)),
            over -> seen.tryComplete(Sight.UNCLEAR));
    return seen.future()
        .onSuccess(
            sight -> {
              context.owner().cancelTimer(timer);
              if (sight.line() == null) {
                line[0].hangUp();
              }
            });
  }

  private Sight judge(Line line, Buffer said) {
    try {
      Sign sign = Sign.parse(said);
      boolean ours = sign.ring().equals(ring) && sign.mirrors(line.socket());
      return ours ? Sight.shown(sign.node(), line) : Sight.UNCLEAR;
    } catch (IllegalArgumentException noSign) {
      return Sight.UNCLEAR;
    }
  }
}
