package io.ringelection.chaos.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What nodes have said of the deaths of others. */
public final class Proofs {
  private static final Pattern PROOF = Pattern.compile("has proof that (\\S+) is dead");

  private Proofs() {}

  /** The incarnations that a log calls dead, each once. */
  static List<String> in(Path log) {
    // Whatever libraries write there, in whatever encoding.
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      return in(lines);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The incarnations that these lines call dead, each once. */
  public static List<String> in(Stream<String> lines) {
    return lines
        .map(PROOF::matcher)
        .filter(Matcher::find)
        .map(proof -> proof.group(1))
        .distinct()
        .toList();
  }

  /**
   * Sentences on who was called dead and lives, or never lived.
   *
   * @param said by incarnation, whom it called dead
   * @param living incarnations that are members
   */
  static List<String> wrong(Map<String, List<String>> said, Set<String> living) {
    List<String> wrong = new ArrayList<>();
    said.forEach(
        (who, dead) ->
            dead.stream()
                .filter(whom -> living.contains(whom) || !said.containsKey(whom))
                .forEach(whom -> wrong.add(who + " had proof that " + whom + " was dead")));
    return wrong;
  }
}
