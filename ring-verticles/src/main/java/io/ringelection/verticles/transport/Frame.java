package io.ringelection.verticles.transport;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What stands on the event bus: a {@code byte[]} of one version byte, the sender's monotonic clock
 * in 8 bytes, and the message as the codec wrote it, or a {@link Greeting}.
 *
 * @param sentAt nanoseconds of the sender's clock
 * @param body the message
 */
record Frame(long sentAt, byte[] body) {
  private static final byte VERSION = 1;

  private static final int HEADER = 1 + Long.BYTES;

  byte[] bytes() {
    return ByteBuffer.allocate(HEADER + body.length).put(VERSION).putLong(sentAt).put(body).array();
  }

  /**
   * Reads what {@link #bytes()} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  static Frame of(byte[] bytes) {
    if (bytes.length < HEADER || bytes[0] != VERSION) {
      throw new IllegalArgumentException(
          bytes.length < HEADER
              ? bytes.length + " bytes are too few for a frame, which has at least " + HEADER
              : "frame version " + bytes[0] + " is unknown: this node reads version " + VERSION);
    }
    return new Frame(
        ByteBuffer.wrap(bytes).getLong(1), Arrays.copyOfRange(bytes, HEADER, bytes.length));
  }
}
