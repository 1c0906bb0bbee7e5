package io.ringelection.grpc;

import io.ringelection.access.AccessDenied;
import io.ringelection.access.Caller;
import io.ringelection.access.Doorkeeper;
import io.ringelection.access.Role;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.server.GrpcServerRequest;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Who may call what.
 *
 * @param vertx the Vert.x of the calls
 * @param keeper knows the callers
 * @param patienceMillis how long a call may be without its message
 */
record Door(Vertx vertx, Doorkeeper keeper, long patienceMillis) {

  /** Calls of a method that anybody may make. */
  <Q, A> Handler<GrpcServerRequest<Q, A>> open(
      ServiceMethod<Q, A> method, Handler<Call<Q, A>> room) {
    return request -> receive(method, request, Caller.ANONYMOUS, room);
  }

  /** Calls of a method that only reads. */
  <Q, A> Handler<GrpcServerRequest<Q, A>> look(
      ServiceMethod<Q, A> method, Handler<Call<Q, A>> room) {
    return request -> admit(method, request, Role.VIEW, room, denied -> {});
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
            denied ->
                keeper.refused(
                    denied,
                    request.connection().remoteAddress(),
                    method.methodName().toLowerCase(Locale.ROOT)));
  }

  private <Q, A> void admit(
      ServiceMethod<Q, A> method,
      GrpcServerRequest<Q, A> request,
      Role needed,
      Handler<Call<Q, A>> room,
      Consumer<AccessDenied> note) {
    request.pause();
    keeper
        .admit(request.headers().get("authorization"), request.connection().remoteAddress(), needed)
        .onSuccess(caller -> receive(method, request, caller, room))
        .onFailure(
            cause -> {
              if (cause instanceof AccessDenied denied) {
                note.accept(denied);
              }
              Refusal.of(cause).end(request.response());
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
