package io.ringelection.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/**
 * Answers whatever no handler could answer, always as a {@link Problem} and never with anything
 * from the inside of the node.
 */
final class Problems {
  private static final Logger LOG = System.getLogger(Problems.class.getName());

  private static final String READ = "GET, HEAD";
  private static final String CHALLENGE = "Bearer realm=\"ring-election\"";

  private static final Map<Integer, String> DETAILS =
      Map.of(
          400,
          "the request is malformed: percent-encode path and query as UTF-8 and send a Host header",
          403,
          "this web site may not read the answers: the option corsOrigins does not name it",
          404,
          "nothing is at this path: /api/v1 lists the paths",
          405,
          "this path can only be read: use GET or HEAD",
          406,
          "this path gives application/json, or text/event-stream for events: let the Accept header"
              + " admit it",
          429,
          "too many wrong tokens have come from this address",
          414,
          "the request line is too long",
          431,
          "the headers are too long",
          500,
          "the node failed to answer: its log tells why");

  private Problems() {}

  /** Makes the router answer what it cannot route, and what its handlers throw, as a problem. */
  static void answerOn(Router router) {
    DETAILS
        .keySet()
        .forEach(status -> router.errorHandler(status, context -> answer(context, status)));
  }

  /**
   * Answers a request that could not be parsed, and closes its connection: where the next one
   * begins is not known.
   */
  static void refuse(HttpServerRequest request) {
    Throwable cause = request.decoderResult().cause();
    HttpResponseStatus status = HttpResponseStatus.BAD_REQUEST;
    if (cause instanceof TooLongHttpLineException) {
      status = HttpResponseStatus.REQUEST_URI_TOO_LONG;
    } else if (cause instanceof TooLongHttpHeaderException) {
      status = HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
    }
    Problem problem = new Problem(status.code(), detail(status.code()));
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    send(request, problem, problem.toJson());
  }

  private static void answer(RoutingContext context, int status) {
    Throwable failure = context.failure();
    Problem problem = failure instanceof Problem told ? told : new Problem(status, detail(status));
    if (problem.status() == HttpResponseStatus.INTERNAL_SERVER_ERROR.code()) {
      LOG.log(
          Level.ERROR,
          "no answer to " + context.request().method() + " " + context.request().path(),
          failure);
    }
    if (problem.status() == HttpResponseStatus.METHOD_NOT_ALLOWED.code()) {
      context.response().putHeader(HttpHeaders.ALLOW, READ);
    }
    if (problem.status() == HttpResponseStatus.UNAUTHORIZED.code()) {
      context.response().putHeader("WWW-Authenticate", CHALLENGE);
    }
    problem.headers().forEach(context.response()::putHeader);
    send(context.request(), problem, problem.toJson().put("instance", context.request().path()));
  }

  private static void send(HttpServerRequest request, Problem problem, JsonObject body) {
    request.response().setStatusCode(problem.status());
    Answer.send(request, Problem.MEDIA_TYPE, body);
  }

  private static String detail(int status) {
    return DETAILS.getOrDefault(status, "");
  }
}
