package io.ringelection.core.wire;

import java.util.Arrays;

/** Bytes around a body, right or wrong. */
final class Frames {
  private Frames() {}

  /** The whole message with another minor version and {@code more} at its end. */
  static byte[] reframe(byte[] message, int minor, byte... more) {
    int start = 3;
    while (message[start] < 0) {
      start++;
    }
    byte[] body = Arrays.copyOfRange(message, start + 1, message.length + more.length);
    System.arraycopy(more, 0, body, body.length - more.length, more.length);
    return frame(minor, body);
  }

  /** A frame of this major version with a true length. */
  static byte[] frame(int minor, byte... body) {
    Writer out = new Writer(16);
    out.octet(Codec.MAGIC);
    out.octet(Codec.MAJOR);
    out.octet(minor);
    out.natural("length", body.length, Limits.LENGTH);
    for (byte next : body) {
      out.octet(next);
    }
    return out.toByteArray();
  }
}
