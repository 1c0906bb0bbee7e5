package io.ringelection.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.ringelection.access.AccessDenied;
import io.ringelection.access.Doorkeeper;
import io.ringelection.access.Role;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets a request pass that its caller may make, and answers the others with 401, 403 or 429.
 *
 * @param keeper knows the callers
 */
record Door(Doorkeeper keeper) {

  /** Goes on to the next handler when the caller has the role {@code needed}. */
  void pass(RoutingContext context, Role needed) {
    HttpServerRequest request = context.request();
    keeper
        .admit(request.getHeader(HttpHeaders.AUTHORIZATION), request.remoteAddress(), needed)
        .onSuccess(caller -> context.next())
        .onFailure(
            cause -> context.fail(cause instanceof AccessDenied denied ? problem(denied) : cause));
  }

  /** The answer to a caller who is not admitted. */
  static Problem problem(AccessDenied denied) {
    HttpResponseStatus status =
        switch (denied.reason()) {
          case UNAUTHENTICATED -> HttpResponseStatus.UNAUTHORIZED;
          case FORBIDDEN -> HttpResponseStatus.FORBIDDEN;
          case SHUT_OUT -> HttpResponseStatus.TOO_MANY_REQUESTS;
        };
    return new Problem(status.code(), String.valueOf(denied.getMessage()))
        .retryAfter(denied.retrySeconds());
  }
}
