package io.ringelection.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.ringelection.access.AccessDenied;
import io.ringelection.access.Caller;
import io.ringelection.access.Doorkeeper;
import io.ringelection.access.HostNames;
import io.ringelection.access.Role;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Lets a request pass that its caller may make, and answers the others with 401, 403 or 429. Who
 * calls is told by the header {@code Authorization} alone, never by a cookie or anything else that
 * a browser adds by itself: so no page of another site can act through the browser of an operator.
 *
 * @param keeper knows the callers
 * @param names by which the node answers
 * @param byCertificate whether who comes needs a client certificate, whatever else is asked for
 */
record Door(Doorkeeper keeper, HostNames names, boolean byCertificate) {
  private static final String CALLER = Caller.class.getName();

  /** Goes on to the next handler when the node answers by the name that it is asked by. */
  void recognise(RoutingContext context) {
    Optional<String> problem = names.problem(context.request().authority());
    if (problem.isPresent()) {
      context.fail(new Problem(HttpResponseStatus.FORBIDDEN.code(), problem.get()));
    } else {
      context.next();
    }
  }

  /** Goes on to the next handler when the caller may use {@code endpoint}. */
  void pass(RoutingContext context, Endpoint endpoint, Role needed) {
    HttpServerRequest request = context.request();
    admit(request, needed)
        .onSuccess(
            caller -> {
              context.put(CALLER, caller);
              context.next();
            })
        .onFailure(
            cause -> {
              if (cause instanceof AccessDenied denied) {
                if (needed == Role.OPERATE) {
                  keeper.refused(denied, request.remoteAddress(), endpoint.name());
                }
                context.fail(problem(denied));
              } else {
                context.fail(cause);
              }
            });
  }

  private Future<Caller> admit(HttpServerRequest request, Role needed) {
    return byCertificate && !hasCertificate(request)
        ? Future.failedFuture(
            new AccessDenied(
                AccessDenied.Reason.UNAUTHENTICATED,
                "a client certificate is needed: connect with one that 'tls.clientCa' vouches for"))
        : keeper.admit(
            request.getHeader(HttpHeaders.AUTHORIZATION), request.remoteAddress(), needed);
  }

  /** One that nobody vouches for has got no connection. */
  private static boolean hasCertificate(HttpServerRequest request) {
    try {
      return !request.connection().peerCertificates().isEmpty();
    } catch (SSLPeerUnverifiedException none) {
      return false;
    }
  }

  /** Who made a request that was let pass. */
  static Caller caller(RoutingContext context) {
    return context.get(CALLER, Caller.ANONYMOUS);
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
