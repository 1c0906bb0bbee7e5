package io.ringelection.scheduler.cluster;

import io.ringelection.ledger.Entry;
import io.ringelection.ledger.Ledger;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One node of the scheduler in a process of its own. */
final class NodeProcess {
  private static final Duration ASK_LIMIT = Duration.ofSeconds(2);
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(ASK_LIMIT).build();

  private final String name;
  private final int port;
  private final Path ledger;
  private final Path log;
  private final Process process;

  /** Starts it; {@code port} is that of its web interface. */
  NodeProcess(String name, int port, Path ledger, Path log, ProcessBuilder command)
      throws IOException {
    this.name = name;
    this.port = port;
    this.ledger = ledger;
    this.log = log;
    this.process = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  String name() {
    return name;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Processor time used so far. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** SIGKILL. Returns when the process is gone. */
  void kill() {
    process.destroyForcibly();
    exit(Duration.ofSeconds(10));
  }

  /** SIGTERM. */
  void term() {
    process.destroy();
  }

  /** SIGSTOP. */
  void stop() {
    signal("-STOP");
  }

  /** SIGCONT. */
  void proceed() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      int code = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
      if (code != 0) {
        throw new IllegalStateException("kill " + signal + " of " + name + " gave " + code);
      }
    } catch (IOException failed) {
      throw new IllegalStateException("kill " + signal + " of " + name + " failed", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  /** The exit code, waited for. */
  int exit(Duration limit) {
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException(name + " did not end within " + limit.toSeconds() + " s");
  }

  /** What the node says of the ring; empty when it does not answer. */
  Optional<JsonObject> ring() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/ring"))
            .timeout(ASK_LIMIT)
            .build();
    try {
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? Optional.of(new JsonObject(answer.body()))
          : Optional.empty();
    } catch (IOException notYet) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  List<Entry> entries() {
    return Files.exists(ledger) ? Ledger.read(ledger) : List.of();
  }

  /** The name with the incarnation, as the ledger has it; empty before its first line. */
  String id() {
    try (Stream<String> lines = Files.lines(ledger)) {
      return lines.findFirst().map(line -> Entry.parse(line).node()).orElse("");
    } catch (IOException unreadable) {
      throw new IllegalStateException("ledger " + ledger + " cannot be read", unreadable);
    }
  }

  /** The last lines it wrote. */
  String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    } catch (IOException unreadable) {
      return "log " + log + " cannot be read: " + unreadable.getMessage();
    }
  }
}
