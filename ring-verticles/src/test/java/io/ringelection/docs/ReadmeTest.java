package io.ringelection.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.RingEvent;
import io.ringelection.RingOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Test plan: every Java block of the README compiles as the body of a method that has what the text
 * around it names; every JSON block is read by the class it belongs to; the table of options lists
 * each option with its default; the files and the version it names exist.
 */
class ReadmeTest {
  private static final String AROUND =
      """
      import io.ringelection.*;
      import io.vertx.core.*;
      import io.vertx.core.json.JsonObject;
      import java.time.Duration;
      import java.util.*;
      abstract class Snippet%d {
        abstract void start(int partition, long token);
        abstract void stop(int partition);
        abstract Future<Void> finish(List<Grant> grants);
        abstract Future<String> update(long token);
        abstract void log(Object what);
        void snippet(Vertx vertx%s) {
      %s
        }
      }
      """;

  @TempDir Path classes;

  @Test
  void javaBlocksCompile() throws IOException {
    List<String> blocks = Readme.blocks("java");
    assertTrue(blocks.size() >= 3);
    for (int i = 0; i < blocks.size(); i++) {
      String block = blocks.get(i);
      String parameters = block.contains("Ring ring =") ? "" : ", Ring ring, int partition";
      assertEquals(List.of(), compile(i, String.format(AROUND, i, parameters, block)), block);
    }
  }

  @Test
  void aBlockThatDoesNotCompileIsNoticed() throws IOException {
    assertFalse(compile(99, String.format(AROUND, 99, "", "nosuch(vertx);")).isEmpty());
  }

  private List<String> compile(int number, String source) throws IOException {
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///Snippet" + number + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    List<String> options =
        List.of(
            "-proc:none",
            "-d",
            classes.toString(),
            "-classpath",
            System.getProperty("java.class.path"));
    ToolProvider.getSystemJavaCompiler()
        .getTask(null, null, found, options, null, List.of(file))
        .call();
    return found.getDiagnostics().stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .map(d -> d.getMessage(null))
        .toList();
  }

  @Test
  void jsonBlocksAreEvents() {
    for (String block : Readme.blocks("json")) {
      assertEquals(new JsonObject(block), RingEvent.fromJson(new JsonObject(block)).toJson());
    }
  }

  @Test
  void everyOptionIsListedWithItsDefault() {
    Map<String, String> listed =
        Readme.table("option").stream()
            .collect(Collectors.toMap(r -> plain(r.get(0)), r -> plain(r.get(1))));
    JsonObject defaults = new RingOptions().toJson();
    assertEquals(defaults.fieldNames(), listed.keySet());
    defaults.forEach(
        option -> {
          if (!option.getKey().equals("node")) {
            assertEquals(
                String.valueOf(option.getValue()), listed.get(option.getKey()), option.getKey());
          }
        });
  }

  private static String plain(String cell) {
    return cell.replace("`", "");
  }

  @Test
  void theVersionIsThisOne() throws IOException {
    String version =
        Files.readString(Path.of("..", "pom.xml"))
            .split("<artifactId>ring-election</artifactId>\\s*<version>", 2)[1]
            .split("<", 2)[0];
    for (String block : Readme.blocks("xml")) {
      assertTrue(block.contains("<version>" + version + "</version>"), block);
    }
  }

  @Test
  void filesThatItNamesExist() {
    for (String file :
        List.of(
            "config/jobs.json",
            "config/jvm.options",
            "config/hazelcast.xml",
            "config/logback.xml",
            "config/ring.json",
            "config/prometheus/prometheus.yml",
            "k8s/Dockerfile",
            "k8s/overlays/local",
            "k8s/base/kustomization.yaml")) {
      assertTrue(Readme.text().contains(file), file + " is not named any more");
      assertTrue(Files.exists(Path.of("..").resolve(file)), file);
    }
  }
}
