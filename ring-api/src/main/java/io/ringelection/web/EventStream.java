package io.ringelection.web;

import io.ringelection.access.Caller;
import io.ringelection.access.Expiry;
import io.ringelection.journal.Notice;
import io.ringelection.journal.NoticeForms;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.core.streams.ReadStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * One watcher's stream. While what was written has not gone out, nothing more is taken from the
 * journal, so that a slow watcher costs no memory.
 *
 * @param caller who watches
 * @param response its headers are set
 * @param notices what to tell
 * @param forms what is written of each behind its id
 */
record EventStream(
    Caller caller,
    HttpServerResponse response,
    ReadStream<Notice> notices,
    NoticeForms<Buffer> forms) {
  private static final Logger LOG = System.getLogger(EventStream.class.getName());

  /**
   * Tells until either side ends, or the caller's permission does: whoever asks again is told why
   * there is no more. Completes then, and never fails.
   */
  Future<Void> begin(Vertx vertx, long heartbeatMillis) {
    Promise<Void> ended = Promise.promise();
    response.setChunked(true);
    // Sends the headers: the first event may be long in coming.
    write(": the ring\n\n");
    long heartbeat =
        vertx.setPeriodic(
            heartbeatMillis,
            beat -> {
              if (!response.writeQueueFull()) {
                write(": still here\n\n");
              }
            });
    Expiry expiry = Expiry.of(vertx, caller, () -> end(ended));
    response.exceptionHandler(gone -> LOG.log(Level.DEBUG, "a watcher is gone", gone));
    response.closeHandler(closed -> ended.tryComplete());
    notices.exceptionHandler(broken -> LOG.log(Level.WARNING, "a stream of events broke", broken));
    notices.endHandler(end -> end(ended));
    notices.handler(this::tell);
    return ended
        .future()
        .onComplete(
            end -> {
              vertx.cancelTimer(heartbeat);
              expiry.cancel();
              notices.handler(null);
            });
  }

  private void end(Promise<Void> ended) {
    ended.tryComplete();
    quiet(response.end());
  }

  private void tell(Notice notice) {
    Buffer form = forms.of(notice);
    Buffer id = Buffer.buffer("id: " + notice.id());
    quiet(response.write(id.appendBuffer(form)));
    if (response.writeQueueFull()) {
      notices.pause();
      response.drainHandler(drained -> notices.resume());
    }
  }

  /** What follows the line of the id: one line each of kind and JSON, which has no line breaks. */
  static Buffer form(Notice notice) {
    JsonObject json = notice.toJson();
    return Buffer.buffer(
        "\nevent: " + json.getString("type") + "\ndata: " + json.encode() + "\n\n");
  }

  private void write(String text) {
    quiet(response.write(text));
  }

  private static void quiet(Future<Void> written) {
    written.onFailure(gone -> LOG.log(Level.DEBUG, "a watcher did not hear", gone));
  }
}
