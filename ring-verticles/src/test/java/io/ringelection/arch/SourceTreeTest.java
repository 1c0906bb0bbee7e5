package io.ringelection.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules about source files, over all modules. */
class SourceTreeTest {
  private static final int LONGEST_FILE = 300;
  private static final Path ROOT = Path.of("..");

  @Test
  void noPackageOccursInTwoModules() {
    Map<Path, Set<Path>> modulesOfPackage = new TreeMap<>();
    for (Path module : modules()) {
      Path sources = module.resolve("src/main/java");
      for (Path file : javaFiles(sources)) {
        modulesOfPackage
            .computeIfAbsent(sources.relativize(file.getParent()), none -> new TreeSet<>())
            .add(module.getFileName());
      }
    }
    assertFalse(modulesOfPackage.isEmpty(), "no source found: is " + ROOT + " the repository?");
    modulesOfPackage.values().removeIf(owners -> owners.size() == 1);
    assertEquals(Map.of(), modulesOfPackage);
  }

  @Test
  void noFileIsTooLongToRead() {
    Map<Path, Long> tooLong =
        modules().stream()
            .flatMap(module -> javaFiles(module.resolve("src")).stream())
            .collect(Collectors.toMap(file -> file, SourceTreeTest::lines));
    assertFalse(tooLong.isEmpty(), "no source found: is " + ROOT + " the repository?");
    tooLong.values().removeIf(lines -> lines <= LONGEST_FILE);
    assertEquals(Map.of(), tooLong);
  }

  private static List<Path> modules() {
    try (Stream<Path> entries = Files.list(ROOT)) {
      return entries.filter(entry -> Files.exists(entry.resolve("pom.xml"))).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<Path> javaFiles(Path under) {
    if (!Files.isDirectory(under)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(under)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Documentation may be as long as it needs to be. */
  private static boolean isCode(String line) {
    return !line.isEmpty() && Stream.of("/*", "*", "//").noneMatch(line::startsWith);
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(String::strip).filter(SourceTreeTest::isCode).count();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
