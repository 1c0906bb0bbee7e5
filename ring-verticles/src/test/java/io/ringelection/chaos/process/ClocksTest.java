package io.ringelection.chaos.process;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM sees its wall clock jump when it is set, and nothing else. Skipped without a compiler. */
class ClocksTest {
  @TempDir private Path folder;
  private Process process;
  private BufferedReader answers;

  /** Tells both clocks for each byte of its input, until that ends. */
  static final class Teller {
    public static void main(String[] none) throws IOException {
      while (System.in.read() >= 0) {
        System.out.println(System.currentTimeMillis() + " " + System.nanoTime());
      }
    }
  }

  private Clocks started() throws IOException {
    Optional<Clocks> clocks = Clocks.in(folder);
    assumeTrue(clocks.isPresent(), "skipped: " + Clocks.WHY_NOT);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Teller.class.getName());
    builder.environment().putAll(clocks.orElseThrow().environment("n1"));
    process = builder.start();
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return clocks.orElseThrow();
  }

  /** Asks, and compares with the clocks here before and after. */
  private void tells(long aheadMillis) throws IOException {
    long wall = System.currentTimeMillis();
    long nanos = System.nanoTime();
    OutputStream input = process.getOutputStream();
    input.write('?');
    input.flush();
    String[] told = answers.readLine().split(" ");
    assertBetween(wall + aheadMillis, told[0], System.currentTimeMillis() + aheadMillis);
    assertBetween(nanos, told[1], System.nanoTime());
  }

  private static void assertBetween(long first, String told, long last) {
    long time = Long.parseLong(told);
    assertTrue(first <= time && time <= last, first + " <= " + told + " <= " + last);
  }

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void theWallClockAloneJumps() throws IOException {
    Clocks clocks = started();
    tells(0);
    clocks.set("n1", -600_500);
    tells(-600_500);
    clocks.set("n1", 999);
    tells(999);
    clocks.set("n2", 5000);
    tells(999);
    clocks.set("n1", 0);
    tells(0);
  }

  @Test
  void aProcessStartsWithTheClockAsItWasSet() throws IOException {
    started().set("n1", 70);
    process.destroyForcibly();

    started();
    tells(70);
  }
}
