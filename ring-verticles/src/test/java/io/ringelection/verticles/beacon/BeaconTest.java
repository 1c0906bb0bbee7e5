package io.ringelection.verticles.beacon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import io.ringelection.verticles.Conditions;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
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
      assertEquals(-1, socket.getInputStream().read());
    } catch (IOException reset) {
      // A reset is an end, too: the stranger's bytes were left unread.
    }
  }

  @Test
  void aCrowdIsBoundedAndThoseThatGoMakeRoom() throws IOException {
    for (int i = 0; i < Beacon.MAX_CONNECTIONS; i++) {
      line(connect());
    }
    Socket oneTooMany = connect();
    assertEquals("", line(oneTooMany));
    for (Socket stranger : strangers) {
      stranger.close();
    }
    AtomicBoolean served = new AtomicBoolean();
    NetClient client = vertx.createNetClient();
    Conditions.until(
        vertx,
        "room",
        () -> {
          client.connect(place).onSuccess(socket -> socket.handler(line -> served.set(true)));
          return served.get();
        });
  }
}
