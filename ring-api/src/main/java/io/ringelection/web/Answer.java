package io.ringelection.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Sends JSON and text to whoever asked. */
final class Answer {
  private static final Logger LOG = System.getLogger(Answer.class.getName());

  private Answer() {}

  /**
   * Ends the response; its status is set already. HEAD is told the length of what GET would get.
   * Whoever polls and names the tag of the last answer gets 304 while it would be the same; what
   * was done is not looked at again, so its answer has no tag.
   */
  static void send(HttpServerRequest request, String mediaType, Object json) {
    send(request, mediaType, Json.encodeToBuffer(json));
  }

  /** The same for what is written out already. */
  static void send(HttpServerRequest request, String mediaType, Buffer body) {
    HttpServerResponse response = request.response();
    SecurityHeaders.set(response.headers());
    if (response.getStatusCode() == HttpResponseStatus.OK.code()
        && request.method() != HttpMethod.POST) {
      String tag = EntityTag.of(body);
      response.putHeader(HttpHeaders.ETAG, tag);
      if (EntityTag.isKnown(request, tag)) {
        end(response.setStatusCode(HttpResponseStatus.NOT_MODIFIED.code()).end());
        return;
      }
    }
    end(
        response
            .putHeader(HttpHeaders.CONTENT_TYPE, mediaType)
            .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
            .end(body));
  }

  private static void end(Future<Void> sent) {
    sent.onFailure(gone -> LOG.log(Level.DEBUG, "an answer was not heard to its end", gone));
  }
}
