package io.ringelection.verticles.cluster;

import java.util.concurrent.TimeUnit;

/**
 * How long a cluster manager answers nothing: from the first of its checks that failed, or that
 * does not end. Counted in looks, one a second, so that a machine which stood still takes nothing
 * for silence.
 */
final class Silence {
  private final long limit;
  private boolean asked;
  private boolean failed;
  private long looks;

  /**
   * Nothing has been asked yet.
   *
   * @param millis from which on it is too long, 0 for never
   */
  Silence(long millis) {
    this.limit = TimeUnit.MILLISECONDS.toSeconds(millis);
  }

  /** True while a question has no answer: it may hold a thread, so another would only add to it. */
  boolean isAsked() {
    return asked;
  }

  void asked() {
    asked = true;
  }

  /** An answer, whatever it says, or none for good. */
  void answered(boolean well) {
    asked = false;
    failed = !well;
    looks = well ? 0 : looks;
  }

  /** To be called once a second; true once, when it has been too long. */
  boolean look() {
    looks = asked || failed ? looks + 1 : 0;
    return limit > 0 && looks == limit;
  }
}
