package io.ringelection.chaos.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Wall clocks that can be set, by libfaketime: a file for each node says how far its clock is off.
 * The monotonic clock stays what it is.
 *
 * @param library to be loaded into each node
 * @param folder of the files
 */
public record Clocks(Path library, Path folder) {

  /**
   * Empty where libfaketime is not installed, and unless the system property {@code clocks} asks
   * for it: under that library a JVM's timed waits spin, and five of them need more than the cores
   * of a small machine.
   */
  public static Optional<Clocks> in(Path folder) {
    return isWanted() ? installed(folder) : Optional.empty();
  }

  private static boolean isWanted() {
    return Boolean.getBoolean("clocks");
  }

  /** Why there are none, for people. */
  public static String whyNot() {
    return isWanted()
        ? "libfaketime is not installed"
        : "not asked for with -Dclocks=true, which takes libfaketime and a core for each node";
  }

  private static Optional<Clocks> installed(Path folder) {
    try (Stream<Path> libraries = Files.list(Path.of("/usr/lib"))) {
      return libraries
          .map(architecture -> architecture.resolve("faketime/libfaketimeMT.so.1"))
          .filter(Files::exists)
          .findFirst()
          .map(library -> new Clocks(library, folder));
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /** Sets the clock of a node off by so many seconds; takes effect within a second. */
  public void set(String node, long seconds) {
    try {
      Files.writeString(file(node), (seconds < 0 ? "" : "+") + seconds + "\n");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Map<String, String> environment(String node) {
    set(node, 0);
    return Map.of(
        "LD_PRELOAD", library.toString(),
        "FAKETIME_TIMESTAMP_FILE", file(node).toString(),
        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        "FAKETIME_DONT_RESET", "1",
        "FAKETIME_CACHE_DURATION", "1");
  }

  private Path file(String node) {
    return folder.resolve(node + ".clock").toAbsolutePath();
  }
}
