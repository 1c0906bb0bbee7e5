package io.ringelection.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer that is not what was asked for, in the form of RFC 9457 (problem details for HTTP
 * APIs). The type is always {@code about:blank}, which by that RFC means: nothing beyond the status
 * code, so the title is the status code's phrase.
 */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Media type of {@link #toJson}. */
  static final String MEDIA_TYPE = "application/problem+json";

  private static final int QUOTED = 64;

  private final int status;
  private final transient Map<String, Object> members = new LinkedHashMap<>();
  private final transient Map<String, String> headers = new LinkedHashMap<>();

  /**
   * A problem with one sentence for whoever asked. It has no stack trace: it is an answer, not a
   * fault.
   */
  Problem(int status, String detail) {
    super(detail, null, false, false);
    this.status = status;
  }

  /** The request does not make sense. */
  static Problem badRequest(String detail) {
    return new Problem(HttpResponseStatus.BAD_REQUEST.code(), detail);
  }

  /** What was sent, in quotes and shortened, to be named in a detail. */
  static String quote(String sent) {
    return sent.length() <= QUOTED ? "'" + sent + "'" : "'" + sent.substring(0, QUOTED) + "...'";
  }

  /** Adds an extension member. */
  Problem with(String member, Object value) {
    members.put(member, value);
    return this;
  }

  /** Says when to ask again; 0 when waiting does not help. */
  Problem retryAfter(long seconds) {
    return seconds == 0 ? this : header("Retry-After", Long.toString(seconds));
  }

  /** Adds a header to the answer. */
  Problem header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** Headers of the answer that are not those of every answer. */
  Map<String, String> headers() {
    return headers;
  }

  /** HTTP status code. */
  int status() {
    return status;
  }

  /** The JSON form, without the instance. */
  JsonObject toJson() {
    JsonObject json =
        new JsonObject()
            .put("type", "about:blank")
            .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
            .put("status", status)
            .put("detail", getMessage());
    members.forEach(json::put);
    return json;
  }
}
