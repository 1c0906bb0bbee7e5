package io.ringelection.verticles.beacon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ringelection.NodeId;
import io.ringelection.chaos.process.Proofs;
import io.ringelection.verticles.Conditions;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Nothing is refused where the kernel has no room for one more, or accepts and nobody takes it: a
 * beacon that lives, ends a connection and then has a full queue is not dead. And the judge of real
 * processes finds in a log who was called dead.
 */
class AcceptQueueTest {
  private static final NodeId WATCHED = new NodeId("watched", 7);

  private final Vertx vertx = Vertx.vertx();
  private final Watching watcher = new Watching(vertx, new NodeId("watcher", 1));
  private final Logger logger = (Logger) LoggerFactory.getLogger(DeathWatch.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void open() {
    log.start();
    logger.addAppender(log);
    logger.setLevel(Level.INFO);
  }

  @AfterEach
  void close() {
    logger.detachAppender(log);
    logger.setLevel(null);
    watcher.close();
    Conditions.await("vertx closed", vertx.close());
  }

  @Test
  void aFullQueueIsNoneAndASlowOneNeither() throws IOException, InterruptedException {
    Queue queue = new Queue();
    watcher.watch(WATCHED, queue.place());
    Socket first = answer(queue.accept());
    watcher.untilWatching();
    queue.fill();
    first.close();
    watcher.untilBlind();
    severalLooksPass();
    assertEquals(List.of(), watcher.dead);

    queue.serve(AcceptQueueTest::answer);
    watcher.untilWatching();
    assertEquals(List.of(), proofs());
    queue.close();
    Conditions.until(vertx, "the proof", () -> watcher.dead.equals(List.of(WATCHED)));
    assertEquals(List.of(WATCHED.toString()), proofs());
  }

  private List<String> proofs() {
    Stream<ILoggingEvent> events = List.copyOf(log.list).stream();
    return Proofs.in(events.map(ILoggingEvent::getFormattedMessage));
  }

  /** Shows the sign of the watched node, as a beacon does. */
  private static Socket answer(Socket socket) throws IOException {
    String here = "127.0.0.1 " + socket.getLocalPort();
    String there = "127.0.0.1 " + socket.getPort();
    Sign sign = new Sign(Watching.RING, WATCHED, here, there);
    socket.getOutputStream().write(sign.line().toString().getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  /** As long as another watcher looks three times at somebody who does not answer. */
  private void severalLooksPass() {
    Counterpart silent = new Counterpart(vertx, 0, socket -> {});
    Watching another = new Watching(vertx, new NodeId("another", 1));
    another.watch(new NodeId("silent", 1), silent.address());
    silent.untilAccepted(3);
    another.close();
    silent.close();
  }
}
