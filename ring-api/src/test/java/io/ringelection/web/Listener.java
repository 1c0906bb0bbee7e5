package io.ringelection.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.function.Predicate;

/** Hears a stream of events as text, for as long as it lasts. */
final class Listener {
  final HttpClientResponse response;
  private final Promise<Void> ended = Promise.promise();
  private final StringBuilder text = new StringBuilder();
  private Predicate<String> wanted = heard -> false;
  private Promise<String> found = Promise.promise();

  private Listener(HttpClientResponse response) {
    this.response = response;
    response.handler(this::hear);
    response.endHandler(end -> ended.tryComplete());
    response.exceptionHandler(broken -> ended.tryComplete());
  }

  static Future<Listener> open(HttpClient client, int port, String path, String lastSeen) {
    return open(client, port, path, lastSeen, null);
  }

  static Future<Listener> open(
      HttpClient client, int port, String path, String lastSeen, String authorization) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setHost("127.0.0.1")
            .setPort(port)
            .setURI(path)
            .putHeader("Accept", "text/event-stream");
    if (lastSeen != null) {
      options.putHeader("Last-Event-ID", lastSeen);
    }
    if (authorization != null) {
      options.putHeader("Authorization", authorization);
    }
    return client
        .request(options)
        .compose(
            request -> {
              // On the connection's own loop: what comes before anybody listens is lost.
              Future<Listener> listening = request.response().map(Listener::new);
              return request.end().compose(sent -> listening);
            });
  }

  private synchronized void hear(Buffer part) {
    text.append(part);
    look();
  }

  private void look() {
    if (wanted.test(text.toString())) {
      found.tryComplete(text.toString());
    }
  }

  /** All that was heard, once it is what is wanted. */
  synchronized Future<String> heard(Predicate<String> what) {
    wanted = what;
    found = Promise.promise();
    look();
    return found.future();
  }

  /** The node has ended the stream, or the connection. */
  Future<Void> ended() {
    return ended.future();
  }

  /** Goes away. */
  Future<Void> close() {
    return response.request().connection().close();
  }
}
