package io.ringelection.grpc;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.grpc.common.GrpcMessage;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.server.GrpcServerRequest;

/**
 * Takes the one message of a call. Left to itself, Vert.x cuts a call off when its message cannot
 * be read, and waits for ever for a message that does not come; here each ends with a status. What
 * is compressed is refused unread, because a few bytes would unfold to megabytes.
 */
final class Reception<Q, A> {
  private final Vertx vertx;
  private final ServiceMethod<Q, A> method;
  private final GrpcServerRequest<Q, A> request;
  private final Handler<Q> room;
  private long patience;
  private boolean over;

  /**
   * The message is not awaited yet.
   *
   * @param room is told the message; what it throws ends the call
   */
  Reception(
      Vertx vertx, ServiceMethod<Q, A> method, GrpcServerRequest<Q, A> request, Handler<Q> room) {
    this.vertx = vertx;
    this.method = method;
    this.request = request;
    this.room = room;
  }

  /** Awaits the message for so long. */
  void begin(long patienceMillis) {
    patience = vertx.setTimer(patienceMillis, late -> tooLate(patienceMillis));
    request.errorHandler(cancelled -> first());
    request.exceptionHandler(gone -> first());
    request.messageHandler(this::message);
    request.endHandler(ended -> noMessage());
    if (isCompressed()) {
      refuse(
          GrpcStatus.UNIMPLEMENTED,
          "messages in the encoding '"
              + request.encoding()
              + "' are not read: send them uncompressed");
    }
    request.resume();
  }

  private boolean isCompressed() {
    return request.encoding() != null && !request.encoding().equals("identity");
  }

  private void tooLate(long patienceMillis) {
    refuse(GrpcStatus.DEADLINE_EXCEEDED, "no message has come within " + patienceMillis + " ms");
  }

  private void noMessage() {
    refuse(GrpcStatus.INVALID_ARGUMENT, "the call has no message: send one");
  }

  private void message(GrpcMessage message) {
    if (over) {
      return;
    }
    Q read;
    try {
      read = method.decoder().decode(message);
    } catch (RuntimeException unreadable) {
      refuse(
          GrpcStatus.INVALID_ARGUMENT,
          "the message is not what " + method.fullMethodName() + " takes");
      return;
    }
    first();
    try {
      room.handle(read);
    } catch (RuntimeException fault) {
      Refusal.of(fault).end(request.response());
    }
  }

  private void refuse(GrpcStatus status, String sentence) {
    if (first()) {
      new Refusal(status, sentence).end(request.response());
    }
  }

  /** True when nothing has ended the waiting before. */
  private boolean first() {
    boolean first = !over;
    over = true;
    vertx.cancelTimer(patience);
    return first;
  }
}
