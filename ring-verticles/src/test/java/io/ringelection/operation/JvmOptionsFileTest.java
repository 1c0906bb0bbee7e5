package io.ringelection.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code config/jvm.options} is what the JVM of these tests was started with. */
class JvmOptionsFileTest {
  /** Absent from the report of JDKs that do not know them. */
  private static final List<String> SINCE_24 =
      List.of("--sun-misc-unsafe-memory-access", "--enable-native-access");

  @Test
  void thisJvmRunsWithEveryFlagOfTheFile() throws IOException {
    List<String> missing = new ArrayList<>(flags());
    missing.removeAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    if (Runtime.version().feature() < 24) {
      missing.removeIf(flag -> SINCE_24.stream().anyMatch(flag::startsWith));
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void whatTheFileOpensIsOpen() {
    Module here = getClass().getModule();
    assertTrue(Object.class.getModule().isOpen("java.lang", here));
    assertTrue(Object.class.getModule().isOpen("sun.nio.ch", here));
    assertTrue(Object.class.getModule().isExported("jdk.internal.ref", here));
  }

  private static List<String> flags() throws IOException {
    return Files.readAllLines(Path.of("../config/jvm.options")).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }
}
