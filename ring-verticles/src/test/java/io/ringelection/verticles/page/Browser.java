package io.ringelection.verticles.page;

import io.ringelection.verticles.Conditions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * One page in a real Chromium, driven over its DevTools protocol: a WebSocket is all that this
 * needs, and Vert.x has one. Used by one test thread.
 */
final class Browser implements AutoCloseable {
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-dev-shm-usage",
          "--remote-debugging-port=0");

  private static final int HANDSHAKES = 3;

  private final Vertx vertx;
  private final Process process;
  private final Map<Integer, Promise<JsonObject>> asked = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final WebSocket socket;
  private final String session;

  /** The Chromium of this machine, if it has one. */
  static Optional<Path> installed() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .map(name -> Path.of("/usr/bin", name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts a browser with a profile of its own, and an empty page in it. */
  Browser(Vertx vertx, Path chromium, Path profile) throws IOException {
    this.vertx = vertx;
    List<String> command = new ArrayList<>(List.of(chromium.toString()));
    command.addAll(FLAGS);
    command.add("--user-data-dir=" + profile);
    command.add("about:blank");
    Path output = profile.resolveSibling("chromium.log");
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    Path told = profile.resolve("DevToolsActivePort");
    Conditions.until(vertx, "Chromium tells its port", () -> lines(told).size() >= 2);
    socket = connect(Integer.parseInt(lines(told).get(0)), lines(told).get(1), output);
    socket.textMessageHandler(text -> hear(new JsonObject(text)));
    String target =
        call(null, "Target.createTarget", new JsonObject().put("url", "about:blank"))
            .getString("targetId");
    session =
        call(
                null,
                "Target.attachToTarget",
                new JsonObject().put("targetId", target).put("flatten", true))
            .getString("sessionId");
    for (String domain : List.of("Runtime", "Log", "Page", "Network")) {
      call(domain + ".enable", new JsonObject());
    }
    call("Emulation.setFocusEmulationEnabled", new JsonObject().put("enabled", true));
    size(1360, 900);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Chromium was once seen to close this connection during the handshake, for a reason not known. A
   * browser that lives is asked again; one that has died says why.
   */
  private WebSocket connect(int port, String path, Path output) {
    WebSocketConnectOptions to =
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(port)
            .setURI(path)
            .setAllowOriginHeader(false);
    WebSocketClientOptions large =
        new WebSocketClientOptions().setMaxFrameSize(1 << 25).setMaxMessageSize(1 << 26);
    WebSocketClient client = vertx.createWebSocketClient(large);
    for (int left = HANDSHAKES; ; left--) {
      try {
        return Conditions.await("DevTools", client.connect(to));
      } catch (CompletionException refused) {
        if (left == 1 || !process.isAlive()) {
          process.destroyForcibly();
          throw new AssertionError("Chromium wrote: " + lines(output), refused);
        }
        System.getLogger(Browser.class.getName())
            .log(System.Logger.Level.WARNING, "DevTools handshake refused", refused);
      }
    }
  }

  private void hear(JsonObject message) {
    Promise<JsonObject> waiting = asked.remove(message.getInteger("id", 0));
    if (waiting != null) {
      JsonObject error = message.getJsonObject("error");
      if (error == null) {
        waiting.complete(message.getJsonObject("result"));
      } else {
        waiting.fail(error.encode());
      }
      return;
    }
    JsonObject about = message.getJsonObject("params", new JsonObject());
    switch (message.getString("method", "")) {
      case "Runtime.exceptionThrown" -> complaints.add(about.encode());
      case "Runtime.consoleAPICalled" -> {
        if (List.of("error", "warning", "assert").contains(about.getString("type"))) {
          complaints.add(about.encode());
        }
      }
      case "Log.entryAdded" -> {
        if ("error".equals(about.getJsonObject("entry").getString("level"))) {
          complaints.add(about.getJsonObject("entry").encode());
        }
      }
      default -> {}
    }
  }

  private JsonObject call(String method, JsonObject about) {
    return call(session, method, about);
  }

  private JsonObject call(String ofSession, String method, JsonObject about) {
    int number = numbers.incrementAndGet();
    Promise<JsonObject> answer = Promise.promise();
    asked.put(number, answer);
    JsonObject message =
        new JsonObject().put("id", number).put("method", method).put("params", about);
    if (ofSession != null) {
      message.put("sessionId", ofSession);
    }
    Future<JsonObject> result =
        socket.writeTextMessage(message.encode()).compose(sent -> answer.future());
    return Conditions.await(method, result);
  }

  void open(String url) {
    call("Page.navigate", new JsonObject().put("url", url));
  }

  /** The value of an expression in the page; it must be JSON. */
  Object value(String expression) {
    JsonObject answer =
        call(
            "Runtime.evaluate",
            new JsonObject()
                .put("expression", expression)
                .put("returnByValue", true)
                .put("awaitPromise", true));
    if (answer.containsKey("exceptionDetails")) {
      throw new AssertionError(expression + ": " + answer.encode());
    }
    return answer.getJsonObject("result").getValue("value");
  }

  /** Waits in the page until an expression is true; says what the page shows when it never is. */
  void until(String what, String expression) {
    String wait =
        "(async () => { for (let i = 0; i < 1000; i++) { if (%s) return true;"
            + " await new Promise(done => setTimeout(done, 20)); } return false; })()";
    if (!Boolean.TRUE.equals(value(wait.formatted(expression)))) {
      throw new AssertionError(
          "never: " + what + "; the page shows: " + value("document.body.innerText"));
    }
  }

  /** Presses and releases a key. */
  void press(String key) {
    int code = Map.of("Tab", 9, "Enter", 13, "ArrowRight", 39).get(key);
    JsonObject stroke =
        new JsonObject().put("key", key).put("code", key).put("windowsVirtualKeyCode", code);
    JsonObject down = stroke.copy().put("type", "keyDown");
    call("Input.dispatchKeyEvent", key.equals("Enter") ? down.put("text", "\r") : down);
    call("Input.dispatchKeyEvent", stroke.copy().put("type", "keyUp"));
  }

  void type(String text) {
    call("Input.insertText", new JsonObject().put("text", text));
  }

  /** As if the system were light or dark. */
  void prefer(String scheme) {
    JsonObject feature = new JsonObject().put("name", "prefers-color-scheme").put("value", scheme);
    call("Emulation.setEmulatedMedia", new JsonObject().put("features", JsonArray.of(feature)));
  }

  void size(int width, int height) {
    call(
        "Emulation.setDeviceMetricsOverride",
        new JsonObject()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", false));
  }

  byte[] picture() {
    String encoded =
        call("Page.captureScreenshot", new JsonObject().put("format", "png")).getString("data");
    return Base64.getDecoder().decode(encoded);
  }

  /**
   * Errors and warnings of the console since the start, breaches of the content policy included.
   */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    Conditions.await("Chromium ended", Future.fromCompletionStage(process.onExit()));
  }
}
