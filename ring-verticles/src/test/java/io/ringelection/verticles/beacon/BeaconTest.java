package io.ringelection.verticles.beacon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import io.ringelection.verticles.Conditions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A beacon among strangers: it bounds what they cost and goes on showing its sign. */
class BeaconTest {
  private static final NodeId SELF = new NodeId("n1", 0x5F3AL);

  private final Vertx vertx = Vertx.vertx();
  private final Watching node = new Watching(vertx, SELF);
  private final SocketAddress place = node.light();
  private final List<Socket> strangers = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (Socket stranger : strangers) {
      stranger.close();
    }
    node.close();
    Conditions.await("vertx closed", vertx.close());
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(place.host(), place.port());
    strangers.add(socket);
    return socket;
  }

  private static String line(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString();
  }

  @Test
  void showsWhoseItIsAndWhatItSeesOfTheConnection() throws IOException {
    Socket socket = connect();
    assertEquals(
        "{\"beacon\":1,\"ring\":\"ring\",\"node\":\"n1@5f3a\",\"here\":\"127.0.0.1 %d\",\"there\":\"127.0.0.1 %d\"}"
            .formatted(place.port(), socket.getLocalPort()),
        line(socket));
  }

  @Test
  void twoBeaconsOfOneVertxDoNotShareAPort() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Watching one = new Watching(vertx, new NodeId("one", 1));
    Watching two = new Watching(vertx, new NodeId("two", 2));
    Conditions.await("the first", one.light(port));
    Future<SocketAddress> second = two.light(port);
    Conditions.until(vertx, "an answer", second::isComplete);
    assertTrue(second.failed(), "both would answer in turn");
    one.close();
    two.close();
  }

  @Test
  void whoeverSpeaksIsSentAway() throws IOException {
    Random random = new Random(3);
    for (int i = 0; i < 50; i++) {
      Socket socket = connect();
      assertTrue(line(socket).contains("n1@5f3a"));
      byte[] bytes = new byte[1 + random.nextInt(5000)];
      random.nextBytes(bytes);
      socket.getOutputStream().write(bytes);
      assertEnds(socket);
    }
    assertTrue(line(connect()).contains("n1@5f3a"));
  }

  private static void assertEnds(Socket socket) {
    try {
      assertEquals('\n', socket.getInputStream().read());
      assertEquals(-1, socket.getInputStream().read());
    } catch (IOException reset) {
      // A reset is an end, too: the stranger's bytes were left unread.
    }
  }

  @Test
  void aCrowdIsBoundedAndTheOldestMakesRoom() throws IOException {
    for (int i = 0; i < Beacon.MAX_CONNECTIONS; i++) {
      line(connect());
    }
    assertTrue(line(connect()).contains("n1@5f3a"));
    InputStream oldest = strangers.get(0).getInputStream();
    assertEquals('\n', oldest.read());
    assertEquals(-1, oldest.read());
    strangers.get(1).setSoTimeout(1);
    assertThrows(SocketTimeoutException.class, () -> strangers.get(1).getInputStream().read());
  }

  /** Otherwise the first half of a proof would be there, of a node that lives. */
  @Test
  void aWatcherThatIsGivenUpComesBackAndIsNotInDoubt() throws IOException {
    Watching watcher = new Watching(vertx, new NodeId("watcher", 2));
    watcher.watch(SELF, place);
    watcher.untilWatching();
    for (int i = 0; i < Beacon.MAX_CONNECTIONS; i++) {
      line(connect());
    }
    // One of them was given up for the watcher that is back.
    InputStream oldest = strangers.get(0).getInputStream();
    assertEquals('\n', oldest.read());
    watcher.untilWatching();
    assertEquals(List.of(), watcher.dead);
    watcher.close();
  }
}
