package io.ringelection.web;

import io.vertx.core.MultiMap;

/**
 * Headers of every answer: the state of a ring is old the moment it is told, so nobody stores it;
 * it is data, so no browser runs anything in it; and no page of another origin gets it, unless
 * {@link CrossOrigin} names that, or puts it into a frame. The page itself runs what comes from its
 * own node only.
 */
final class SecurityHeaders {
  private static final String POLICY = "Content-Security-Policy";

  private SecurityHeaders() {}

  /** Sets them for data. */
  static void set(MultiMap headers) {
    setForAll(headers)
        .set("Cache-Control", "no-store")
        .set(POLICY, "default-src 'none'; frame-ancestors 'none'");
  }

  /** Sets them for the files of the page. */
  static void setForPage(MultiMap headers) {
    setForAll(headers)
        .set("Cache-Control", "no-cache")
        .set("X-Frame-Options", "DENY")
        .set(
            POLICY,
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'");
  }

  private static MultiMap setForAll(MultiMap headers) {
    return headers
        .set("Cross-Origin-Resource-Policy", "same-origin")
        .set("Referrer-Policy", "no-referrer")
        .set("X-Content-Type-Options", "nosniff");
  }
}
