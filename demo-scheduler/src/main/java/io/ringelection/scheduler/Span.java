package io.ringelection.scheduler;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people type them: {@code 500ms}, {@code 15s}, {@code 2m}, {@code 1h}. */
final class Span {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,7})(ms|s|m|h)");

  private Span() {}

  /**
   * Reads a duration.
   *
   * @throws IllegalArgumentException one sentence
   */
  static Duration parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no time: use a number with ms, s, m or h, as in 15s");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}
