package io.ringelection.access;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What PEM files say that are used together, all read at one time. Values, so that two readings can
 * be compared.
 *
 * @param certificate that is shown
 * @param key of it
 * @param authority what others' certificates are checked with; empty for nothing
 */
public record KeyMaterial(Buffer certificate, Buffer key, Buffer authority) {

  /**
   * Reads the files. Blocks.
   *
   * @param authority path, "" for none
   * @throws io.ringelection.RingException with reason CONFIGURATION when a file cannot be read or
   *     holds something else, and when the key is not that of the certificate
   */
  public static KeyMaterial read(Vertx vertx, String certificate, String key, String authority) {
    KeyMaterial read =
        new KeyMaterial(
            content(certificate),
            content(key),
            authority.isEmpty() ? Buffer.buffer() : content(authority));
    if (!KeyPairs.fit(vertx, read.pair())) {
      throw AccessOptions.mistake(
          "the file '%s' has no certificate for the private key in '%s'"
              .formatted(certificate, key));
    }
    if (!authority.isEmpty() && !KeyPairs.canTrust(vertx, read.trust())) {
      throw AccessOptions.mistake("the file '%s' has no certificates".formatted(authority));
    }
    return read;
  }

  private static Buffer content(String file) {
    try {
      return Buffer.buffer(Files.readAllBytes(Path.of(file)));
    } catch (IOException unreadable) {
      throw AccessOptions.mistake("the file '%s' cannot be read".formatted(file));
    }
  }

  /** What is shown to others. */
  public PemKeyCertOptions pair() {
    return new PemKeyCertOptions().setCertValue(certificate).setKeyValue(key);
  }

  /** What others have to show. */
  public PemTrustOptions trust() {
    return new PemTrustOptions().addCertValue(authority);
  }

  /** Says nothing of what is in it. */
  @Override
  public String toString() {
    return "KeyMaterial";
  }
}
