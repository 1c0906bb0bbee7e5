package io.ringelection.scheduler;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A node to be killed for demonstration.
 *
 * @param node its name
 * @param after how long after the start
 */
record Kill(String node, Duration after) {
  private static final Pattern FORM = Pattern.compile("(.+)@([^@]+)");

  /**
   * Reads {@code n2@15s}.
   *
   * @throws IllegalArgumentException one sentence
   */
  static Kill parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not of the form NODE@TIME, as in n2@15s");
    }
    return new Kill(matcher.group(1), Span.parse(matcher.group(2)));
  }
}
