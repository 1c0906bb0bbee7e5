package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Nonsense in every parameter of every path of the document, and every wrong method: the answer is
 * never the node's own failure, and what is refused is told as a problem.
 */
class EveryPathTest extends WebTest {
  private static final List<String> NONSENSE =
      List.of(
          "",
          "%00",
          "%FF",
          "%",
          "-1",
          "007",
          "1e9",
          "9".repeat(30),
          "null",
          "true",
          "[1]",
          "%F0%9F%98%80",
          "..%2F..%2Fetc%2Fpasswd",
          "%2e%2e%2f",
          "'%22%3Cscript%3E",
          "a%0D%0AX-Injected:%20yes",
          "x".repeat(3_000),
          "%41".repeat(1_500));

  private static final List<String> WRONG =
      List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND");

  /** 500 is the node's own failure; 503 only health may say, and 401 only a path that acts. */
  private static final Set<Integer> REFUSALS = Set.of(400, 401, 404, 405, 406, 414, 431, 501);

  private String raw(String method, String target) {
    Promise<String> closed = Promise.promise();
    Buffer received = Buffer.buffer();
    String request =
        method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    Future<String> answer =
        sockets
            .connect(web.actualPort(), "127.0.0.1")
            .compose(
                socket -> {
                  socket.handler(received::appendBuffer);
                  socket.closeHandler(end -> closed.complete(received.toString()));
                  return socket.write(request).transform(written -> closed.future());
                });
    return await(answer);
  }

  private void check(String method, String target) {
    String answer = raw(method, target);
    int status = Integer.parseInt(answer.split(" ", 3)[1]);
    String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
    assertEquals(status == 401, head.contains("WWW-Authenticate"), head);
    assertTrue(status == 200 || REFUSALS.contains(status), () -> target + ": " + head);
    assertTrue(!head.contains("X-Injected"), head);
    if (status != 200 && !method.equals("HEAD")) {
      JsonObject problem = new JsonObject(answer.substring(head.length() + 4));
      assertEquals(status, problem.getInteger("status"), target);
      assertTrue(head.contains("content-type: " + Problem.MEDIA_TYPE), head);
    }
  }

  @Test
  void nonsenseInEveryParameter() {
    int asked = 0;
    JsonObject paths = OpenApi.document().getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      // A stream does not end by itself.
      String method = path.equals("/api/v1/events") ? "HEAD" : "GET";
      JsonObject operations = paths.getJsonObject(path);
      JsonObject operation =
          operations.getJsonObject("get", operations.getJsonObject("post", new JsonObject()));
      for (String target : targets(path, operation)) {
        check(operations.containsKey("post") ? "POST" : method, target);
        asked++;
      }
    }
    assertEquals(0, ring.leaves.get());
    assertTrue(asked > 300, "only " + asked);
  }

  private static List<String> targets(String path, JsonObject operation) {
    List<String> targets = new ArrayList<>();
    for (String nonsense : NONSENSE) {
      String filled = path.replaceAll("\\{\\w+}", nonsense.replace("$", "\\$"));
      targets.add(filled + "?unknown=" + nonsense);
      if (path.contains("{")) {
        targets.add(filled);
        targets.add(path.replaceAll("\\{\\w+}", "1") + "/" + nonsense);
      }
      for (Object parameter : operation.getJsonArray("parameters", new JsonArray())) {
        JsonObject each = (JsonObject) parameter;
        if (each.getString("in").equals("query")) {
          targets.add(filled + "?" + each.getString("name") + "=" + nonsense);
          targets.add(filled + "?" + each.getString("name") + "=1&" + each.getString("name"));
        }
      }
    }
    return targets;
  }

  @Test
  void everyWrongMethod() {
    for (String path : OpenApi.document().getJsonObject("paths").fieldNames()) {
      for (String method : WRONG) {
        check(method, path.replaceAll("\\{\\w+}", "1"));
      }
    }
    assertEquals(0, ring.leaves.get());
  }
}
