package io.ringelection.verticles.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pure modules of the page, run by Node.js where it is. */
class ModelTest {
  private static final Path PAGE =
      Path.of("..", "ring-api", "src", "main", "resources", "io", "ringelection", "page");
  private static final Path TESTS =
      Path.of("src", "test", "java", "io", "ringelection", "verticles", "page", "model.test.js");

  @Test
  void foldsEvents(@TempDir Path room) throws Exception {
    assumeTrue(nodeIsThere(), "skipped: no Node.js 18 or newer on the path");
    try (Stream<Path> modules = Files.list(PAGE)) {
      for (Path module : modules.filter(file -> file.toString().endsWith(".js")).toList()) {
        Files.copy(module, room.resolve(module.getFileName()));
      }
    }
    Files.copy(TESTS, room.resolve("model.test.js"));
    Files.writeString(room.resolve("package.json"), "{\"type\": \"module\"}");
    Process process = start(List.of("node", "--test"), room);
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), told);
  }

  private static boolean nodeIsThere() throws InterruptedException {
    try {
      String test = "process.exit(Number(process.versions.node.split('.')[0]) >= 18 ? 0 : 1)";
      return start(List.of("node", "-e", test), Path.of(".")).waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  private static Process start(List<String> command, Path room) throws IOException {
    return new ProcessBuilder(command).directory(room.toFile()).redirectErrorStream(true).start();
  }
}
