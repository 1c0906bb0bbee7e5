package io.ringelection.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.ringelection.access.AccessDenied;
import io.ringelection.access.Gate;
import io.ringelection.access.Role;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets a request pass that its caller may make, and answers the others with 401 or 403.
 *
 * @param gate knows the callers
 */
record Door(Gate gate) {

  /** Goes on to the next handler when the caller has the role {@code needed}. */
  void pass(RoutingContext context, Role needed) {
    gate.admit(context.request().getHeader(HttpHeaders.AUTHORIZATION), needed)
        .onSuccess(caller -> context.next())
        .onFailure(
            cause -> context.fail(cause instanceof AccessDenied denied ? problem(denied) : cause));
  }

  /** The answer to a caller who is not admitted. */
  static Problem problem(AccessDenied denied) {
    HttpResponseStatus status =
        denied.reason() == AccessDenied.Reason.UNAUTHENTICATED
            ? HttpResponseStatus.UNAUTHORIZED
            : HttpResponseStatus.FORBIDDEN;
    return new Problem(status.code(), String.valueOf(denied.getMessage()));
  }
}
