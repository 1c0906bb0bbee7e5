package io.ringelection.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Phase;
import io.ringelection.scheduler.screen.Events;
import io.ringelection.scheduler.screen.Watched;
import io.ringelection.scheduler.store.Store;
import io.ringelection.scheduler.store.Stores;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Nodes that are told to leave from outside leave, and the program ends with the last of them. */
class DrainTest {
  private static final String URL = "jdbc:h2:mem:drain";

  private final Vertx vertx = Vertx.vertx();
  private final Store store = Stores.open(vertx, URL);
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final Events events = new Events(InstantSource.system());
  private Program program;
  @TempDir private Path folder;

  @AfterEach
  void close() {
    program.stop();
    Await.result(store.close());
    Await.result(vertx.close());
  }

  private void start(String... more) {
    Settings settings = new Settings();
    CommandLine line = new CommandLine(settings);
    line.parseArgs(
        Stream.concat(
                Stream.of("--nodes=2", "--port=0", "--grpc-port=0", "--ring=../config/ring.json"),
                Stream.of(more))
            .toArray(String[]::new));
    RingConfig config = RingConfig.read(settings, Map.of());
    program = new Program(settings, config, vertx, store, events, null, end);
    program.start(List.of());
    Await.until("both are members", () -> program.nodes().stream().allMatch(this::isMember));
  }

  private boolean isMember(SchedulerNode node) {
    return node.ring().status().phase() == Phase.MEMBER
        && node.ring().status().members().size() == 2;
  }

  /** As both interfaces do when an operator says so. */
  private void drain(int node) {
    Await.result(program.nodes().get(node).ring().leave());
  }

  @Test
  void theProgramEndsWithItsLastNode() throws Exception {
    start();
    drain(0);
    Await.until("told", () -> said("n1 has left: an operator said so"));
    assertEquals(Watched.Fate.LEFT, program.nodes().get(0).fate());
    assertFalse(end.isDone(), "n2 goes on");
    drain(1);
    end.get(30, TimeUnit.SECONDS);
    program.stop();
    assertFalse(said("n2 left"), "it had left before");
  }

  @Test
  void endingInOrderIsNoDrain() {
    start();
    program.stop();
    assertTrue(said("n1 left") && said("n2 left"));
    assertFalse(said("an operator said so"));
    assertFalse(end.isDone());
  }

  @Test
  void grpcAnswersWhereItSays() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "s3cret-s3cret-s3cret");
    start("--operator-token-file=" + token);
    String line =
        events.lines().stream()
            .filter(one -> one.contains("n2 answers gRPC at 127.0.0.1:"))
            .findAny()
            .orElseThrow();
    int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    try (Socket socket = new Socket("127.0.0.1", port)) {
      assertTrue(socket.isConnected());
    }
  }

  private boolean said(String what) {
    return events.lines().stream().anyMatch(line -> line.contains(what));
  }
}
