package io.ringelection.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * A token as it is kept: only its SHA-256, so that no dump or log of this process shows it, and so
 * that comparing takes the same time whatever is compared, also for another length.
 */
final class Secret {
  private static final Pattern STRONG = Pattern.compile("[!-~]{16,1024}");

  private final byte[] digest;

  private Secret(byte[] digest) {
    this.digest = digest;
  }

  /** The secret that {@code text} is. */
  static Secret of(String text) {
    try {
      return new Secret(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  /** Both are the same; takes the same time wherever they differ. */
  boolean matches(Secret other) {
    return MessageDigest.isEqual(digest, other.digest);
  }

  /** Long enough that guessing is hopeless, if it was drawn at random. */
  static boolean isStrong(String text) {
    return STRONG.matcher(text).matches();
  }

  /** The sentence for a secret that is not. */
  static String weak(String name) {
    return "the secret of token '"
        + name
        + "' is not allowed: use 16 to 1024 visible ASCII characters without spaces, drawn at random";
  }
}
