package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's files: all of them and nothing else, with types and headers a browser insists on. */
class PageFilesTest extends WebTest {
  private static final Path FOLDER = Path.of("src/main/resources/io/ringelection/page");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(FOLDER)) {
      return all.toList();
    }
  }

  @Test
  void everyFileAsItIs() throws IOException {
    assertFalse(files().isEmpty());
    for (Path file : files()) {
      String name = file.getFileName().toString();
      HttpResponse<Buffer> answer = get("/" + name);

      assertEquals(200, answer.statusCode(), name);
      assertEquals(Buffer.buffer(Files.readAllBytes(file)), answer.body(), name);
      assertEquals(
          TYPES.get(name.substring(name.indexOf('.') + 1)), answer.getHeader("Content-Type"), name);
    }
  }

  @Test
  void theRootIsThePage() throws IOException {
    assertEquals(Files.readString(FOLDER.resolve("index.html")), get("/").bodyAsString());
    assertTrue(get("/").getHeader("Content-Type").startsWith("text/html"));
  }

  @Test
  void runsOnlyWhatIsItsOwnAndInNoFrame() {
    HttpResponse<Buffer> answer = get("/");
    String policy = answer.getHeader("Content-Security-Policy");

    assertTrue(policy.startsWith("default-src 'none'; script-src 'self';"), policy);
    assertTrue(policy.endsWith("frame-ancestors 'none'"), policy);
    assertFalse(policy.contains("unsafe"), policy);
    assertEquals("DENY", answer.getHeader("X-Frame-Options"));
    assertEquals("nosniff", answer.getHeader("X-Content-Type-Options"));
    assertEquals("no-cache", answer.getHeader("Cache-Control"));
    assertFalse(answer.headers().contains("Access-Control-Allow-Origin"));
  }

  @Test
  void whoHasAFileDoesNotGetItAgain() {
    String tag = get("/page.css").getHeader("ETag");

    assertNotEquals(tag, get("/main.js").getHeader("ETag"));
    for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
      HttpResponse<Buffer> answer = ask("/page.css", known);
      assertEquals(304, answer.statusCode(), known);
      assertNull(answer.body());
      assertEquals(tag, answer.getHeader("ETag"));
    }
    assertEquals(200, ask("/page.css", "\"another\"").statusCode());
  }

  private HttpResponse<Buffer> ask(String path, String known) {
    return await(
        client.get(web.actualPort(), "127.0.0.1", path).putHeader("If-None-Match", known).send());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/none.js",
        "/page/index.html",
        "/..%2fpage%2findex.html",
        "/main.js.map",
        "/main.class",
        "/Main.js",
        "/io/ringelection/page/main.js",
        "/main.js%00.svg",
        "/.js"
      })
  void nothingElse(String path) {
    assertEquals(404, get(path).statusCode(), path);
  }
}
