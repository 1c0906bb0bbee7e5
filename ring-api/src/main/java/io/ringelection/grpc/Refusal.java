package io.ringelection.grpc;

import io.ringelection.RingException;
import io.ringelection.access.AccessDenied;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.grpc.common.GrpcHeaderNames;
import io.vertx.grpc.common.GrpcMediaType;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.server.GrpcServerResponse;
import io.vertx.grpc.server.StatusException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * The end of a call that does not go well.
 *
 * @param status what the client's code decides by
 * @param sentence what a person reads
 */
record Refusal(GrpcStatus status, String sentence) {
  private static final Logger LOG = System.getLogger(Refusal.class.getName());

  /** What a client is told of {@code failure}: nothing of what is inside when it is a fault. */
  static Refusal of(Throwable failure) {
    if (failure instanceof StatusException known) {
      return new Refusal(known.status(), String.valueOf(known.message()));
    }
    if (failure instanceof AccessDenied denied) {
      GrpcStatus status =
          switch (denied.reason()) {
            case UNAUTHENTICATED -> GrpcStatus.UNAUTHENTICATED;
            case FORBIDDEN -> GrpcStatus.PERMISSION_DENIED;
            case SHUT_OUT -> GrpcStatus.RESOURCE_EXHAUSTED;
          };
      return new Refusal(status, String.valueOf(denied.getMessage()));
    }
    if (failure instanceof RingException told) {
      GrpcStatus status =
          switch (told.reason()) {
            case NO_QUORUM, NOT_MEMBER -> GrpcStatus.UNAVAILABLE;
            case TIMEOUT -> GrpcStatus.DEADLINE_EXCEEDED;
            case CONFIGURATION, NOT_OWNER, CLOSED -> GrpcStatus.FAILED_PRECONDITION;
          };
      return new Refusal(status, String.valueOf(told.getMessage()));
    }
    LOG.log(Level.ERROR, "a call has failed by a fault of this node", failure);
    return new Refusal(GrpcStatus.INTERNAL, "a fault of this node, which its log tells");
  }

  /**
   * Answers a request that has not become a call. As gRPC wants it, the status of HTTP is 200 and
   * what went wrong is in the headers; the sentence must be ASCII without percent signs.
   */
  void end(HttpServerResponse response) {
    Ending.of(
        () ->
            response
                .putHeader(HttpHeaders.CONTENT_TYPE, GrpcMediaType.GRPC)
                .putHeader(GrpcHeaderNames.GRPC_STATUS, Integer.toString(status.code))
                .putHeader(GrpcHeaderNames.GRPC_MESSAGE, sentence)
                .end());
  }

  /** Ends the call, unless it has ended already. */
  void end(GrpcServerResponse<?, ?> response) {
    Ending.of(() -> response.status(status).statusMessage(sentence).end());
  }
}
