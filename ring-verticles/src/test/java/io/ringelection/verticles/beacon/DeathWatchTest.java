package io.ringelection.verticles.beacon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import io.ringelection.verticles.Conditions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Test plan: what is a proof, and every way to make something look like one. Where nothing may be
 * proved the counterpart sees more looks first, so that the watcher has had its chance to err.
 */
class DeathWatchTest {
  private static final NodeId WATCHED = new NodeId("watched", 7);
  private static final NodeId SUCCESSOR = new NodeId("watched", 8);

  private final Vertx vertx = Vertx.vertx();
  private final Watching watcher = new Watching(vertx, new NodeId("watcher", 1));

  @AfterEach
  void close() {
    watcher.close();
    Conditions.await("vertx closed", vertx.close());
  }

  private static Buffer sign(NetSocket socket, NodeId node) {
    return Sign.on(socket, Watching.RING, node).line();
  }

  private void untilDead() {
    Conditions.until(vertx, "the proof", () -> !watcher.dead.isEmpty());
    assertEquals(List.of(WATCHED), watcher.dead);
  }

  private void assertNobodyDead() {
    assertEquals(List.of(), watcher.dead);
  }

  @Test
  void aBeaconThatWentOutIsAProof() {
    Watching watched = new Watching(vertx, WATCHED);
    watcher.watch(WATCHED, watched.light());
    watcher.untilWatching();
    watched.close();
    untilDead();
  }

  @Test
  void aRehearsalShowsThatADeathIsRecognizedHere() {
    watcher.rehearse();
    assertNobodyDead();
  }

  @Test
  void anotherIncarnationInItsPlaceIsAProof() {
    AtomicReference<NodeId> shown = new AtomicReference<>(WATCHED);
    Counterpart place = Counterpart.saying(vertx, 0, socket -> sign(socket, shown.get()));
    watcher.watch(WATCHED, place.address());
    watcher.untilWatching();
    shown.set(SUCCESSOR);
    place.endConnections();
    untilDead();
    place.close();
  }

  @Test
  void anAddressThatWasAlwaysRefusedIsNone() throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    watcher.watch(WATCHED, SocketAddress.inetSocketAddress(port, "127.0.0.1"));
    Counterpart late = Counterpart.saying(vertx, port, socket -> sign(socket, WATCHED));
    watcher.untilWatching();
    assertNobodyDead();
    late.close();
    untilDead();
  }

  @Test
  void aConnectionThatEndsWhileTheBeaconStaysIsNone() {
    Counterpart beacon = Counterpart.saying(vertx, 0, socket -> sign(socket, WATCHED));
    watcher.watch(WATCHED, beacon.address());
    watcher.untilWatching();
    beacon.endConnections();
    beacon.untilAccepted(2);
    watcher.untilWatching();
    assertNobodyDead();
    beacon.close();
    untilDead();
  }

  @Test
  void aProxyThatEndsIsNone() {
    Watching watched = new Watching(vertx, WATCHED);
    Counterpart proxy = Counterpart.proxy(vertx, watched.light());
    watcher.watch(WATCHED, proxy.address());
    proxy.untilAccepted(3);
    assertFalse(watcher.isWatching());
    SocketAddress place = proxy.address();
    proxy.close();
    Counterpart later = Counterpart.saying(vertx, place.port(), socket -> sign(socket, WATCHED));
    watcher.untilWatching();
    assertNobodyDead();
    watched.close();
    later.close();
  }

  @Test
  void aResetIsNone() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      SocketAddress place = SocketAddress.inetSocketAddress(server.getLocalPort(), "127.0.0.1");
      watcher.watch(WATCHED, place);
      Socket first = answer(server.accept());
      watcher.untilWatching();
      first.setSoLinger(true, 0);
      first.close();
      Socket second = server.accept();
      // Not a word: were it in doubt it would look again at once, and take what is refused for a
      // proof.
      second.setSoLinger(true, 0);
      second.close();
    }
    watcher.untilBlind();
    Counterpart later = back();
    watcher.untilWatching();
    assertNobodyDead();
    later.close();
  }

  private SocketAddress place;

  private Socket answer(Socket socket) throws IOException {
    place = SocketAddress.inetSocketAddress(socket.getLocalPort(), "127.0.0.1");
    Sign sign =
        new Sign(
            Watching.RING,
            WATCHED,
            "127.0.0.1 " + socket.getLocalPort(),
            "127.0.0.1 " + socket.getPort());
    socket.getOutputStream().write(sign.line().getBytes());
    socket.getOutputStream().flush();
    return socket;
  }

  /** The beacon listens again at the place that refused for a while. */
  private Counterpart back() {
    return Counterpart.saying(vertx, place.port(), socket -> sign(socket, WATCHED));
  }

  @Test
  void aBeaconThatWasNeverItsOwnIsNone() {
    Counterpart other = Counterpart.saying(vertx, 0, socket -> sign(socket, SUCCESSOR));
    SocketAddress place = other.address();
    watcher.watch(WATCHED, place);
    other.untilAccepted(2);
    other.close();
    Counterpart right = Counterpart.saying(vertx, place.port(), socket -> sign(socket, WATCHED));
    watcher.untilWatching();
    assertNobodyDead();
    right.close();
  }

  @Test
  void aBeaconOfAnotherRingIsNone() {
    Counterpart other =
        Counterpart.saying(vertx, 0, socket -> Sign.on(socket, "other", WATCHED).line());
    watcher.watch(WATCHED, other.address());
    other.untilAccepted(3);
    assertFalse(watcher.isWatching());
    SocketAddress place = other.address();
    other.close();
    onlyTheLaterEndIsProof(place);
  }

  /**
   * What was wrongly taken for a connection to the beacon would be proof by now, its place refuses:
   * the true one lights up there, is watched, and goes out.
   */
  private void onlyTheLaterEndIsProof(SocketAddress place) {
    Counterpart later = Counterpart.saying(vertx, place.port(), socket -> sign(socket, WATCHED));
    watcher.untilWatching();
    assertNobodyDead();
    later.close();
    untilDead();
  }

  @Test
  void whatTalksOnAfterItsSignIsNoBeacon() {
    Counterpart talker =
        Counterpart.saying(
            vertx, 0, socket -> sign(socket, WATCHED).appendBuffer(sign(socket, WATCHED)));
    watcher.watch(WATCHED, talker.address());
    talker.untilAccepted(3);
    SocketAddress place = talker.address();
    talker.close();
    onlyTheLaterEndIsProof(place);
  }

  @Test
  void garbageIsNone() {
    List<String> garbage =
        List.of(
            "\n",
            "HTTP/1.1 400 Bad Request\r\n\r\n",
            "{}\n",
            "{\"beacon\":1}\n",
            "{\"beacon\":\"one\",\"ring\":[]}\n",
            "x".repeat(100_000) + "\n",
            "no end of line");
    for (String text : garbage) {
      Counterpart talker =
          Counterpart.saying(
              vertx, 0, socket -> Buffer.buffer(text.getBytes(StandardCharsets.UTF_8)));
      watcher.watch(WATCHED, talker.address());
      talker.untilAccepted(1);
      talker.endConnections();
      talker.untilAccepted(2);
      talker.close();
      watcher.watchNobody();
    }
    assertNobodyDead();
  }

  @Test
  void whoeverIsWatchedNoMoreIsNotProvedDead() {
    Counterpart beacon = Counterpart.saying(vertx, 0, socket -> sign(socket, WATCHED));
    watcher.watch(WATCHED, beacon.address());
    watcher.untilWatching();
    watcher.watchNobody();
    beacon.close();
    Watching another = new Watching(vertx, SUCCESSOR);
    watcher.watch(SUCCESSOR, another.light());
    watcher.untilWatching();
    another.close();
    Conditions.until(vertx, "the other's proof", () -> !watcher.dead.isEmpty());
    assertEquals(List.of(SUCCESSOR), watcher.dead);
  }

  @Test
  void theBeaconOutlivesTheServersOfItsVertx() {
    Vertx home = Vertx.vertx();
    Watching watched = new Watching(home, WATCHED);
    watcher.watch(WATCHED, watched.light());
    watcher.untilWatching();
    Promise<Void> handedOff = Promise.promise();
    ((VertxInternal) home).addCloseHook(done -> handedOff.future().onComplete(done));
    Counterpart sibling = Counterpart.saying(home, 0, socket -> sign(socket, SUCCESSOR));

    Future<Void> closed = home.close();
    NetClient client = vertx.createNetClient();
    AtomicBoolean refused = new AtomicBoolean();
    Conditions.until(
        vertx,
        "the server beside the beacon to close",
        () -> {
          client.connect(sibling.address()).onFailure(gone -> refused.set(true));
          return refused.get();
        });
    assertTrue(watcher.isWatching());
    assertNobodyDead();

    watched.close();
    untilDead();
    handedOff.complete();
    Conditions.await("home closed", closed);
  }
}
