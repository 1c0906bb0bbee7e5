package io.ringelection.scheduler.screen;

import io.ringelection.Ring;

/** A node of this process. */
public interface Watched {
  /** What became of it. */
  enum Fate {
    /** It takes part. */
    ALIVE,
    /** It left in order. */
    LEFT,
    /** It was killed. */
    DEAD
  }

  /** Its ring. */
  Ring ring();

  /** What became of it, now. */
  Fate fate();
}
