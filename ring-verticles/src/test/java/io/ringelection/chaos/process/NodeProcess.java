package io.ringelection.chaos.process;

import io.ringelection.chaos.node.NodeMain;
import io.ringelection.ledger.Entry;
import io.ringelection.ledger.Ledger;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One node program. To be used by one thread. */
public final class NodeProcess {
  private static final Duration ASK_LIMIT = Duration.ofSeconds(1);
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(ASK_LIMIT).build();
  private static final long KIBI = 1024;

  private final String name;
  private final String web;
  private final Path ledger;
  private final Path log;
  private final Process process;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private boolean stopped;
  private boolean endsCluster;

  /**
   * Starts it.
   *
   * @param web host and port of its web interface
   */
  NodeProcess(String name, String web, Path ledger, Path log, ProcessBuilder command)
      throws IOException {
    this.name = name;
    this.web = web;
    this.ledger = ledger;
    this.log = log;
    this.process = command.redirectError(log.toFile()).start();
    Thread reader = new Thread(this::read, "answers of " + name);
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      output.lines().forEach(answers::add);
    } catch (IOException | UncheckedIOException ended) {
      answers.add("");
    }
  }

  public String name() {
    return name;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** True when it has ended by itself, to be started again. */
  boolean wantsToBeRevived() {
    return !isAlive() && process.exitValue() == NodeMain.EXIT_FAILED;
  }

  /** True between {@link #stop()} and {@link #proceed()}. */
  public boolean isStopped() {
    return stopped;
  }

  /** True while something is done to it that it may not survive. */
  public boolean isTroubled() {
    return stopped || endsCluster;
  }

  /** Ends its Hazelcast, as the command says. */
  public void endCluster(String command) {
    endsCluster = true;
    ask(command);
  }

  /** Processor time used so far. */
  public Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Bytes of memory that are resident now. */
  public long resident() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBI)
          .findFirst()
          .orElse(0);
    } catch (IOException ended) {
      throw new UncheckedIOException(ended);
    }
  }

  /** SIGKILL. Returns when the process is gone. */
  public void kill() {
    process.destroyForcibly();
    exit(Duration.ofSeconds(10));
  }

  /** SIGTERM. Java's own way would close the input, too, and the node ends at once with that. */
  public void term() {
    signal("-TERM");
  }

  /** SIGSTOP. */
  public void stop() {
    stopped = true;
    signal("-STOP");
  }

  /** SIGCONT. */
  public void proceed() {
    signal("-CONT");
    stopped = false;
  }

  private void signal(String signal) {
    Shell.run("kill", signal, Long.toString(process.pid()));
  }

  /** Waits for its end. */
  public void exit(Duration limit) {
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException(name + " did not end within " + limit.toSeconds() + " s");
  }

  /** The answer to a command; empty when there is none in time. */
  public Optional<String> ask(String command) {
    if (stopped) {
      return Optional.empty();
    }
    try {
      answers.clear();
      OutputStream input = process.getOutputStream();
      input.write((command + '\n').getBytes(StandardCharsets.UTF_8));
      input.flush();
      return Optional.ofNullable(answers.poll(ASK_LIMIT.toMillis(), TimeUnit.MILLISECONDS))
          .filter(line -> !line.isEmpty());
    } catch (IOException ended) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  /** What the node says of the ring; empty when it does not answer. */
  public Optional<JsonObject> ring() {
    if (stopped || !isAlive()) {
      return Optional.empty();
    }
    try {
      HttpResponse<String> answer = get("/api/v1/ring");
      return answer.statusCode() == 200
          ? Optional.of(new JsonObject(answer.body()))
          : Optional.empty();
    } catch (IOException notYet) {
      return Optional.empty();
    }
  }

  private HttpResponse<String> get(String path) throws IOException {
    try {
      return HTTP.send(
          HttpRequest.newBuilder(URI.create("http://" + web + path)).timeout(ASK_LIMIT).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  /** The ledger so far. */
  public List<Entry> entries() {
    return Files.exists(ledger) ? Ledger.read(ledger) : List.of();
  }

  /** The name with the incarnation, as the ledger has it; empty before its first line. */
  public String id() {
    return first().map(Entry::node).orElse("");
  }

  /** When the node was about to join; 0 before. */
  public long opened() {
    return first().map(Entry::from).orElse(0L);
  }

  private Optional<Entry> first() {
    if (!Files.exists(ledger)) {
      return Optional.empty();
    }
    try (BufferedReader lines = Files.newBufferedReader(ledger)) {
      String line = lines.readLine();
      // A line that is just being written has no end yet.
      return line != null && line.endsWith("}") ? Optional.of(Entry.parse(line)) : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Of which incarnations it has said that it has proof of their death. */
  List<String> proofs() {
    return Proofs.in(log);
  }
}
