package io.ringelection.web;

import io.vertx.core.MultiMap;

/**
 * Headers of every answer: the state of a ring is old the moment it is told, so nobody stores it;
 * it is data, so no browser runs anything in it; and no page of another origin gets it (there is no
 * CORS header).
 */
final class SecurityHeaders {
  private SecurityHeaders() {}

  /** Sets them. */
  static void set(MultiMap headers) {
    headers
        .set("Cache-Control", "no-store")
        .set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .set("Cross-Origin-Resource-Policy", "same-origin")
        .set("Referrer-Policy", "no-referrer")
        .set("X-Content-Type-Options", "nosniff");
  }
}
