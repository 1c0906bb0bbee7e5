package io.ringelection.sim;

import java.util.Locale;

/** A result in words: what happened, when, and how to see it again. */
final class Report {
  private Report() {}

  /** What tells the run again. */
  static String command(Result result, Laws laws) {
    return String.format(
        Locale.ROOT,
        "mvn -Psim -Dseeds=%d-%d -Dtrace%s",
        result.seed(),
        result.seed(),
        laws.command());
  }

  static String of(Result result, Laws laws) {
    return String.format(
        Locale.ROOT,
        "seed %d: %s at %.6f s%s%n  replay: %s",
        result.seed(),
        result.verdict(),
        result.at() / 1e9,
        result.what().isEmpty() ? "" : ": " + result.what(),
        command(result, laws));
  }
}
