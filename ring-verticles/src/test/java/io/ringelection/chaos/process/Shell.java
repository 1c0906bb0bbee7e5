package io.ringelection.chaos.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Commands of the operating system. */
public final class Shell {
  private Shell() {}

  /**
   * Runs a command to its end.
   *
   * @return the lines it wrote
   * @throws IllegalStateException when it fails, with what it wrote
   */
  public static List<String> run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(Arrays.toString(command) + " failed: " + said.strip());
      }
      return said.lines().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  /** Runs a command that may fail. */
  public static boolean tried(String... command) {
    try {
      run(command);
      return true;
    } catch (IllegalStateException | UncheckedIOException failed) {
      return false;
    }
  }
}
