package io.ringelection.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.KeyHash;
import io.ringelection.OwnershipEvent;
import io.ringelection.RingEvent;
import io.ringelection.RingOptions;
import io.ringelection.Token;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
 * around it names, and the first one founds a ring; every JSON block is read by the class it
 * belongs to; the table of options lists each option with its default, that of keys their
 * partitions; the files and the version it names exist.
 */
class ReadmeTest {
  private static final String AROUND =
      """
      import io.ringelection.*;
      import io.vertx.core.*;
      import io.vertx.core.json.JsonObject;
      import java.time.Duration;
      import java.util.*;
      public class Snippet%d {
        void start(int partition, long token) {}
        void stop(int partition) {}
        Future<Void> finish(List<Grant> grants) { return Future.succeededFuture(); }
        Future<String> update(long token) { return Future.succeededFuture(""); }
        void log(Object what) {}
        public void snippet(%s) {
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
      assertEquals(List.of(), compile(i, around(i, block)), block);
    }
  }

  /** What a block does not make itself is handed to it. */
  private static String around(int number, String block) {
    List<String> parameters = new ArrayList<>();
    if (!block.contains("(vertx ->")) {
      parameters.add("Vertx vertx");
    }
    if (!block.contains("Ring ring =")) {
      parameters.add("Ring ring");
      parameters.add("int partition");
    }
    return String.format(AROUND, number, String.join(", ", parameters), block);
  }

  /** Who copies the first block and nothing else has a ring. */
  @Test
  void theFirstBlockFoundsARing() throws Exception {
    String block = Readme.blocks("java").get(0);
    assertEquals(List.of(), compile(0, around(0, block)));
    Vertx vertx = Vertx.vertx();
    CompletableFuture<Void> owned = new CompletableFuture<>();
    vertx
        .eventBus()
        .<JsonObject>localConsumer(
            "ring.partitions",
            message -> {
              if (message.body().getString("type").equals("Assigned")) {
                owned.complete(null);
              }
            });
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      Class<?> snippet = loader.loadClass("Snippet0");
      Object instance = snippet.getConstructor().newInstance();
      snippet.getMethod("snippet", Vertx.class).invoke(instance, vertx);
      owned.get(60, TimeUnit.SECONDS);
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void aBlockThatDoesNotCompileIsNoticed() throws IOException {
    assertFalse(compile(99, around(99, "nosuch(vertx);")).isEmpty());
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
      RingEvent event = RingEvent.fromJson(new JsonObject(block));
      assertEquals(new JsonObject(block), event.toJson());
      for (long token : ((OwnershipEvent) event).tokens().values()) {
        assertEquals(event.term(), Token.term(token), "a token of the event's term");
        assertEquals(event.revision(), Token.revision(token), "and of its grant");
      }
    }
  }

  @Test
  void keysAreInThePartitionsThatItSays() {
    List<List<String>> keys = Readme.table("key");
    assertEquals(3, keys.size());
    for (List<String> row : keys) {
      String key = plain(row.get(0));
      long hash =
          key.startsWith("the number ")
              ? KeyHash.hash(Long.parseLong(key.substring("the number ".length())))
              : KeyHash.hash(key);
      assertEquals(row.get(1), Long.toHexString(hash), key);
      assertEquals(row.get(2), Integer.toString(KeyHash.partition(hash, 1024)), key);
      // The formula of the text, with numbers as large as it takes.
      BigInteger product = new BigInteger(row.get(1), 16).multiply(BigInteger.valueOf(1024));
      assertEquals(row.get(2), product.shiftRight(64).toString(), key);
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
