package io.ringelection.web;

import io.ringelection.journal.Notice;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.core.streams.ReadStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * One watcher's stream. While what was written has not gone out, nothing more is taken from the
 * journal, so that a slow watcher costs no memory.
 *
 * @param response its headers are set
 * @param notices what to tell
 */
record EventStream(HttpServerResponse response, ReadStream<Notice> notices) {
  private static final Logger LOG = System.getLogger(EventStream.class.getName());

  /** Tells until either side ends; completes then, and never fails. */
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
    response.exceptionHandler(gone -> LOG.log(Level.DEBUG, "a watcher is gone", gone));
    response.closeHandler(closed -> ended.tryComplete());
    notices.exceptionHandler(broken -> LOG.log(Level.WARNING, "a stream of events broke", broken));
    notices.endHandler(
        end -> {
          ended.tryComplete();
          quiet(response.end());
        });
    notices.handler(this::tell);
    return ended
        .future()
        .onComplete(
            end -> {
              vertx.cancelTimer(heartbeat);
              notices.handler(null);
            });
  }

  private void tell(Notice notice) {
    write(frame(notice));
    if (response.writeQueueFull()) {
      notices.pause();
      response.drainHandler(drained -> notices.resume());
    }
  }

  /** One line each of id, kind and JSON: none of them has line breaks. */
  static String frame(Notice notice) {
    JsonObject json = notice.toJson();
    return "id: "
        + notice.id()
        + "\nevent: "
        + json.getString("type")
        + "\ndata: "
        + json.encode()
        + "\n\n";
  }

  private void write(String text) {
    quiet(response.write(text));
  }

  private static void quiet(Future<Void> written) {
    written.onFailure(gone -> LOG.log(Level.DEBUG, "a watcher did not hear", gone));
  }
}
