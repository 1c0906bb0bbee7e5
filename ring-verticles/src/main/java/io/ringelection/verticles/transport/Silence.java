package io.ringelection.verticles.transport;

/**
 * Notices that an inbox is deaf: a cluster manager can lose a subscription for ever after a split.
 * Becomes suspicious after {@link #FIRST}, and then at doubling distances up to {@link #LONGEST},
 * so that a ring that is really alone costs little.
 */
final class Silence {
  static final long FIRST = 10_000_000_000L;
  static final long LONGEST = 320_000_000_000L;

  private long since;
  private long patience = FIRST;

  Silence(long now) {
    since = now;
  }

  /** Something was heard. */
  void broken(long now) {
    since = now;
    patience = FIRST;
  }

  /** True when it has lasted half of what is too long. */
  boolean isSuspicious(long now) {
    return now - since >= patience / 2;
  }

  /** True when it has lasted too long; then counts anew, with more patience. */
  boolean tooLong(long now) {
    if (now - since < patience) {
      return false;
    }
    since = now;
    patience = Math.min(LONGEST, patience * 2);
    return true;
  }
}
