package io.ringelection.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own at a terminal shows the table there, and logs to its file. */
class TerminalTest {
  private static final String CLEAR = "\u001b[?1049h";

  @TempDir private Path folder;

  @Test
  void theLogDoesNotWriteIntoTheTable() throws IOException, InterruptedException {
    String said = atATerminal(command());
    assertTrue(said.contains(CLEAR), said);
    assertTrue(said.contains(" runs ok, "), said);
    assertFalse(said.contains(" INFO "), said);
    String log = Files.readString(folder.resolve("scheduler.log"));
    assertTrue(log.contains(" INFO  Events n1 answers at "), log);
  }

  private static String command() {
    Path config = Path.of("..", "config").toAbsolutePath().normalize();
    String classes =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).endsWith("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    return "stty cols 100 rows 30; exec "
        + Path.of(System.getProperty("java.home"), "bin", "java")
        + (" @" + config + "/jvm.options -cp '" + classes + "' io.ringelection.scheduler.Main")
        + (" --nodes=1 --port=0 --for=5s --jobs=" + config + "/jobs.json")
        + (" --ring=" + config + "/ring.json");
  }

  private String atATerminal(String command) throws IOException, InterruptedException {
    ProcessBuilder script =
        new ProcessBuilder("script", "-qec", command, "/dev/null")
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true);
    script.environment().put("TERM", "xterm-256color");
    script.environment().keySet().removeIf(variable -> variable.startsWith("RING_"));
    Process process;
    try {
      process = script.start();
    } catch (IOException absent) {
      abort("script is not installed (Debian's package bsdutils): nothing is tried at a terminal");
      throw absent;
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}
