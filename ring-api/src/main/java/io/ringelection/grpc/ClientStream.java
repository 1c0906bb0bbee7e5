package io.ringelection.grpc;

import io.vertx.core.Future;
import io.vertx.core.Timer;
import io.vertx.core.http.HttpConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A call that is answered with many messages, until the client cancels or is gone, its deadline has
 * passed, or this side ends it. Used on one context.
 */
final class ClientStream<A> {
  private final Call<?, A> call;
  private final List<Runnable> whenOver = new ArrayList<>();
  private boolean over;

  /** The client is told that the call stands. */
  ClientStream(Call<?, A> call) {
    this.call = call;
    call.request().errorHandler(cancelled -> over());
    call.request().exceptionHandler(gone -> over());
    call.response().exceptionHandler(gone -> over());
    Timer deadline = call.request().deadline();
    if (deadline != null) {
      deadline.onSuccess(passed -> over());
    }
    say(call.response()::writeHead);
  }

  /** Runs {@code act} once when the stream is over; at once if it is. */
  void whenOver(Runnable act) {
    if (over) {
      act.run();
    } else {
      whenOver.add(act);
    }
  }

  /** Sends a message, unless the stream is over. */
  void tell(A message) {
    if (!over) {
      say(() -> call.response().write(message));
    }
  }

  /** What was sent has not been taken: send no more before {@link #whenDrained}. */
  boolean isFull() {
    return !over && call.response().writeQueueFull();
  }

  /** Runs {@code act} when there is room again. */
  void whenDrained(Runnable act) {
    call.response().drainHandler(drained -> act.run());
  }

  /** Ends the stream from this side. */
  void end(Refusal refusal) {
    if (!over) {
      refusal.end(call.response());
      over();
    }
  }

  /** The connection that it shares with other calls. */
  HttpConnection connection() {
    return call.request().connection();
  }

  private void say(Supplier<Future<Void>> word) {
    try {
      word.get().onFailure(gone -> over());
    } catch (IllegalStateException ended) {
      over();
    }
  }

  private void over() {
    if (!over) {
      over = true;
      whenOver.forEach(Runnable::run);
    }
  }
}
