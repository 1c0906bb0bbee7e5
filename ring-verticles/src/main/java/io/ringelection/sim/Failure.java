package io.ringelection.sim;

import java.util.Arrays;
import java.util.stream.Collectors;

/** An exception out of a step, as text. */
final class Failure {
  private static final int FRAMES = 8;

  private Failure() {}

  static String text(RuntimeException thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .limit(FRAMES)
        .map(frame -> "\n    at " + frame)
        .collect(Collectors.joining("", "a step threw " + thrown, ""));
  }
}
