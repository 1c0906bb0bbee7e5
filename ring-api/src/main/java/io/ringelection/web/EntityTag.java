package io.ringelection.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Names the content of an answer, so that whoever has it need not get it again (RFC 9110). */
final class EntityTag {
  private static final int BYTES = 18;

  private EntityTag() {}

  /** The tag of {@code content}: the same for the same bytes, at every node. */
  static String of(Buffer content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes());
      return '"' + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, BYTES)) + '"';
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  /** Whoever asks has the content that {@code tag} names. */
  static boolean isKnown(HttpServerRequest request, String tag) {
    String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
    return known != null
        && Arrays.stream(known.split(","))
            .map(String::strip)
            .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
  }
}
