package io.ringelection.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The README's parts. */
final class Readme {
  private static final Path FILE = Path.of("..", "README.md");

  private Readme() {}

  static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Fenced blocks of one language, in order. */
  static List<String> blocks(String language) {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(text())
        .results()
        .map(m -> m.group(1))
        .toList();
  }

  /** The cells of each row of the table whose header begins with {@code column}. */
  static List<List<String>> table(String column) {
    String rows = text().split("\\| " + column + " \\|.*\n\\|[-|]+\n", 2)[1].split("\n\n", 2)[0];
    return rows.lines()
        .map(row -> row.replaceAll("^\\| | \\|$", ""))
        .map(row -> List.of(row.split(" \\| ")))
        .toList();
  }
}
