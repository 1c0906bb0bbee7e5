package io.ringelection.grpc;

import io.ringelection.access.Audit;
import io.ringelection.access.Caller;
import io.ringelection.access.Doorkeeper;
import io.ringelection.access.Role;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.server.GrpcServerRequest;
import java.util.Locale;

/**
 * Who may call what.
 *
 * @param vertx the Vert.x of the calls
 * @param keeper knows the callers
 * @param audit is told of everybody who wanted to act and was sent away
 * @param patienceMillis how long a call may be without its message
 */
record Door(Vertx vertx, Doorkeeper keeper, Audit audit, long patienceMillis) {

  /** Calls of a method that anybody may make. */
  <Q, A> Handler<GrpcServerRequest<Q, A>> open(
      ServiceMethod<Q, A> method, Handler<Call<Q, A>> room) {
    return request -> receive(method, request, Caller.ANONYMOUS, room);
  }

  /** Calls of a method that only reads. */
  <Q, A> Handler<GrpcServerRequest<Q, A>> look(
      ServiceMethod<Q, A> method, Handler<Call<Q, A>> room) {
    return request ->
        admit(method, request, Role.VIEW, room, refusal -> refusal.end(request.response()));
  }

  /** Calls of a method that changes something. */
  <Q, A> Handler<GrpcServerRequest<Q, A>> act(
      ServiceMethod<Q, A> method, Handler<Call<Q, A>> room) {
    return request ->
        admit(
            method,
            request,
            Role.OPERATE,
            room,
            refusal -> {
              audit.record(
                  Caller.ANONYMOUS,
                  String.valueOf(request.connection().remoteAddress()),
                  method.methodName().toLowerCase(Locale.ROOT),
                  "-",
                  refusal.sentence());
              refusal.end(request.response());
            });
  }

  private <Q, A> void admit(
      ServiceMethod<Q, A> method,
      GrpcServerRequest<Q, A> request,
      Role needed,
      Handler<Call<Q, A>> room,
      Handler<Refusal> sendAway) {
    request.pause();
    keeper
        .admit(request.headers().get("authorization"), request.connection().remoteAddress(), needed)
        .onSuccess(caller -> receive(method, request, caller, room))
        .onFailure(
            denied -> {
              sendAway.handle(Refusal.of(denied));
              request.resume();
            });
  }

  private <Q, A> void receive(
      ServiceMethod<Q, A> method,
      GrpcServerRequest<Q, A> request,
      Caller caller,
      Handler<Call<Q, A>> room) {
    new Reception<>(
            vertx, method, request, message -> room.handle(new Call<>(caller, message, request)))
        .begin(patienceMillis);
  }
}
