package io.ringelection.sim;

/** A range of seeds, both ends included. */
record Seeds(long first, long last) {
  /**
   * Reads {@code 7} or {@code 1-1000}.
   *
   * @throws IllegalArgumentException when {@code text} has another form
   */
  static Seeds parse(String text) {
    String[] ends = text.split("-", 2);
    try {
      long first = Long.parseLong(ends[0].strip());
      long last = ends.length == 1 ? first : Long.parseLong(ends[1].strip());
      if (first <= last) {
        return new Seeds(first, last);
      }
    } catch (NumberFormatException notSeeds) {
      // Told below, in the words for both mistakes.
    }
    throw new IllegalArgumentException(
        "seeds '" + text + "' are not of the form 7 or 1-1000, the smaller number first");
  }
}
