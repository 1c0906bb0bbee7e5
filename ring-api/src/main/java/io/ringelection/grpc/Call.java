package io.ringelection.grpc;

import io.ringelection.access.Caller;
import io.vertx.grpc.server.GrpcServerRequest;
import io.vertx.grpc.server.GrpcServerResponse;

/**
 * A call that was let in.
 *
 * @param caller who calls
 * @param message what the caller says; each call here has one message
 * @param request for what else is known of the call
 */
record Call<Q, A>(Caller caller, Q message, GrpcServerRequest<Q, A> request) {

  GrpcServerResponse<Q, A> response() {
    return request.response();
  }

  /** Ends the call well. */
  void answer(A answer) {
    Ending.of(() -> response().end(answer));
  }

  /** Ends the call as {@link Refusal#of} says. */
  void fail(Throwable failure) {
    Refusal.of(failure).end(response());
  }

  /** The address of the caller. */
  String from() {
    return String.valueOf(request.connection().remoteAddress());
  }
}
