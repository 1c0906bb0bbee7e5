package io.ringelection.web;

/** Reads whole numbers out of a request. */
final class Whole {
  private static final String DIGITS = "[0-9]{1,9}";

  private Whole() {}

  /**
   * The number that {@code text} writes in plain decimal digits.
   *
   * @param name of the parameter, for the sentence
   * @throws Problem 400 when it is none or not in {@code min..max}
   */
  static int parse(String name, String text, int min, int max) {
    if (text.matches(DIGITS)) {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    }
    throw Problem.badRequest(
        name
            + " "
            + Problem.quote(text)
            + " is not allowed: use a whole number from "
            + min
            + " to "
            + max);
  }
}
