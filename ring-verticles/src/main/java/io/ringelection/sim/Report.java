package io.ringelection.sim;

import java.util.Locale;
import java.util.stream.Collectors;

/** A result in words: what happened, when, and how to see it again. */
final class Report {
  private Report() {}

  static String of(Result result, Laws laws) {
    return String.format(
        Locale.ROOT,
        "seed %d: %s at %.6f s%s%n  replay: mvn -Psim -Dseeds=%d-%d -Dtrace%s",
        result.seed(),
        result.verdict(),
        result.at() / 1e9,
        result.what().isEmpty() ? "" : ": " + result.what(),
        result.seed(),
        result.seed(),
        laws.missing().stream().map(rule -> " -Doff=" + rule).collect(Collectors.joining()));
  }
}
