package io.ringelection;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was meant. */
final class Spelling {
  private Spelling() {}

  /** A half sentence on what to write instead of {@code word}. */
  static String suggestion(String word, List<String> known) {
    return nearest(word, known)
        .map(meant -> "did you mean '" + meant + "'?")
        .orElseGet(() -> "use one of " + String.join(", ", known));
  }

  /**
   * The known word that differs in the fewest letters, if they are at most a third of its letters.
   */
  static Optional<String> nearest(String word, List<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .filter(candidate -> distance(word, candidate) * 3 <= candidate.length());
  }

  /** Letters to insert, delete or replace, whatever their case. */
  private static int distance(String from, String to) {
    String a = from.toLowerCase(Locale.ROOT);
    String b = to.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
