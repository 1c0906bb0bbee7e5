package io.ringelection.grpc;

import io.ringelection.access.Expiry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.server.StatusException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The open streams of one kind, at most so many. Used on one context.
 *
 * @param <A> what they tell
 */
final class ClientStreams<A> {
  private static final Logger LOG = System.getLogger(ClientStreams.class.getName());
  private static final Buffer SIGN_OF_LIFE = Buffer.buffer("ringping");

  /** This node tells no more; another one may. */
  static final Refusal ENDING =
      new Refusal(GrpcStatus.UNAVAILABLE, "this node ends: go on with another node");

  /** The stream goes on for nobody. */
  private static final Refusal EXPIRED =
      new Refusal(GrpcStatus.UNAUTHENTICATED, "the JSON Web Token is over: go on with a new one");

  private final Vertx vertx;
  private final int max;
  private final Set<ClientStream<A>> open = new LinkedHashSet<>();

  /** None is open. */
  ClientStreams(Vertx vertx, int max) {
    this.vertx = vertx;
    this.max = max;
  }

  /**
   * One more, until the caller's permission ends at the latest.
   *
   * @throws StatusException with RESOURCE_EXHAUSTED when there are too many
   */
  ClientStream<A> open(Call<?, A> call) {
    if (open.size() >= max) {
      throw new StatusException(
          GrpcStatus.RESOURCE_EXHAUSTED,
          max + " watchers are connected already, as many as the grpc option 'maxWatchers' allows");
    }
    ClientStream<A> stream = new ClientStream<>(call);
    open.add(stream);
    Expiry expiry = Expiry.of(vertx, call.caller(), () -> stream.end(EXPIRED));
    stream.whenOver(
        () -> {
          open.remove(stream);
          expiry.cancel();
        });
    return stream;
  }

  /** How many are open. */
  int size() {
    return open.size();
  }

  /**
   * Asks the clients for a sign of life. A stream is silent for as long as nothing happens; with
   * the answers, only the connection of a dead client is idle.
   */
  void ping() {
    open.stream().map(ClientStream::connection).distinct().forEach(ClientStreams::ping);
  }

  private static void ping(HttpConnection connection) {
    try {
      connection
          .ping(SIGN_OF_LIFE)
          .onFailure(gone -> LOG.log(Level.DEBUG, "a client was not pinged", gone));
    } catch (UnsupportedOperationException http1) {
      LOG.log(Level.DEBUG, "a client of gRPC-Web over HTTP/1.1 cannot be pinged", http1);
    }
  }

  /** Tells all clients to go on elsewhere. */
  void end() {
    List.copyOf(open).forEach(stream -> stream.end(ENDING));
  }
}
