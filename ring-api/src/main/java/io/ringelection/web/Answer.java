package io.ringelection.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Sends JSON to whoever asked. */
final class Answer {
  private static final Logger LOG = System.getLogger(Answer.class.getName());

  private Answer() {}

  /**
   * Ends the response; its status is set already. HEAD is told the length of what GET would get.
   */
  static void send(HttpServerRequest request, String mediaType, Object json) {
    Buffer body = Json.encodeToBuffer(json);
    HttpServerResponse response = request.response();
    SecurityHeaders.set(response.headers());
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, mediaType)
        .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
        .end(body)
        .onFailure(gone -> LOG.log(Level.DEBUG, "an answer was not heard to its end", gone));
  }
}
