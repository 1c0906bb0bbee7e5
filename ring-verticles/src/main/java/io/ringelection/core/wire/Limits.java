package io.ringelection.core.wire;

import io.ringelection.Token;

/**
 * The largest values that may travel. Writer and reader apply the same ones, so that a fault shows
 * at the node that has it.
 */
final class Limits {
  /** Bytes after the length. */
  static final int LENGTH = 8 << 20;

  static final int NAME = 64;
  static final int PARTITIONS = 1 << 16;
  static final int MEMBERS = 10_000;
  static final long TERM = Token.MAX_TERM;

  private Limits() {}

  /** Returns {@code value} when it lies in 0 to {@code max}. */
  static long check(String what, long value, long max) {
    if (value < 0 || value > max) {
      throw new WireException(what + " " + value + " is out of range: 0 to " + max);
    }
    return value;
  }
}
