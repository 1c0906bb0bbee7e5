package io.ringelection.core;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;

/** Breaks the rules of the core on purpose, one way per class. */
public final class AmbientOffender {
  private AmbientOffender() {}

  /** Holds what can start a thread. */
  public static final class UsesTypes {
    Executor executor;
  }

  /** Asks a clock. */
  public static final class Nanos {
    long now() {
      return System.nanoTime();
    }
  }

  /** Draws a name. */
  public static final class Uuid {
    UUID draw() {
      return UUID.randomUUID();
    }
  }

  /** Asks the calendar. */
  public static final class Now {
    Instant now() {
      return Instant.now();
    }
  }

  /** Shuffles without a given generator. */
  public static final class Shuffle {
    void shuffle(List<String> names) {
      Collections.shuffle(names);
    }
  }
}
