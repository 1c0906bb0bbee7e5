package io.ringelection.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a key out of a path. The usual decoders put a replacement character for what is not UTF-8,
 * and the answer would be about another key than the one that was asked for; this one refuses.
 */
final class Key {
  /** The longest key, in characters of a Java string. */
  static final int MAX_LENGTH = 1_024;

  private static final int HEX = 16;
  private static final int ASCII = 0x7F;

  private Key() {}

  /**
   * The key that is the last segment of {@code path}, decoded.
   *
   * @throws Problem 400 when it is not percent-encoded UTF-8 or too long
   */
  static String of(String path) {
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    String key = decode(path.substring(path.lastIndexOf('/', end - 1) + 1, end));
    if (key.length() > MAX_LENGTH) {
      throw Problem.badRequest(
          "the key has " + key.length() + " characters: use at most " + MAX_LENGTH);
    }
    return key;
  }

  private static String decode(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%') {
        bytes.write(hex(encoded, i + 1) * HEX + hex(encoded, i + 2));
        i += 2;
      } else if (c <= ASCII) {
        bytes.write(c);
      } else {
        throw notEncoded(encoded);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      throw notEncoded(encoded);
    }
  }

  private static int hex(String encoded, int at) {
    int digit =
        at < encoded.length() && encoded.charAt(at) <= ASCII
            ? Character.digit(encoded.charAt(at), HEX)
            : -1;
    if (digit < 0) {
      throw notEncoded(encoded);
    }
    return digit;
  }

  private static Problem notEncoded(String encoded) {
    return Problem.badRequest(
        "the key "
            + Problem.quote(encoded)
            + " is not percent-encoded UTF-8: write é as %C3%A9 and % as %25");
  }
}
