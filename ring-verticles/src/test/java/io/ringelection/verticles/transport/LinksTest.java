package io.ringelection.verticles.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import io.ringelection.verticles.Conditions;
import io.ringelection.verticles.net.PeerSockets;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node at the other end that accepts and does not read, or ends, with a clock the test moves. */
class LinksTest {
  private static final NodeId OTHER = new NodeId("other", 1);
  private static final long PATIENCE = 500;
  private static final byte[] GREETING = {1, 0, 0, 0, 1, 7};

  private final Vertx vertx = Vertx.vertx();
  private final ContextInternal context = ((VertxInternal) vertx).createEventLoopContext();
  private final AtomicLong clock = new AtomicLong();
  private final AtomicReference<NodeId> said = new AtomicReference<>(OTHER);
  private final Links links =
      new Links(context, PeerSockets.PLAIN, clock::get, PATIENCE, this::arrived);

  /** Any frame counts for a greeting of whoever {@link #said} names. */
  private void arrived(Link link, byte[] frame) {
    links.recognize(link, said.get());
  }

  private <T> T on(Supplier<T> deed) {
    Promise<T> done = Promise.promise();
    context.runOnContext(turn -> done.complete(deed.get()));
    return Conditions.await("a deed", done.future());
  }

  @AfterEach
  void close() {
    Conditions.await("closed", on(links::close));
    Conditions.await("vertx closed", vertx.close());
  }

  private Socket dialled(ServerSocket server) throws IOException {
    on(
        () -> {
          links.keep(Set.of(OTHER));
          links.met(OTHER, new Place("127.0.0.1", 0, server.getLocalPort()));
          return true;
        });
    Socket accepted = server.accept();
    greet(accepted);
    Conditions.until(vertx, "the link", () -> links.routes().count() == 1);
    return accepted;
  }

  private static void greet(Socket socket) throws IOException {
    socket.getOutputStream().write(new byte[] {1, 0, 0, 0, 1, 9});
  }

  private static ServerSocket server() throws IOException {
    return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  @Test
  void aPortThatAnotherServerOfThisVertxHasIsRefused() {
    int taken =
        Conditions.await(
                "another server",
                vertx.createNetServer().connectHandler(x -> {}).listen(0, "127.0.0.1"))
            .actualPort();
    Future<Integer> shared = links.listen("127.0.0.1", taken);
    assertThrows(CompletionException.class, () -> Conditions.await("no port", shared));
  }

  @Test
  void whoDoesNotReadGetsOnlySoMuch() throws IOException {
    try (ServerSocket server = server();
        Socket silent = dialled(server)) {
      int taken = 0;
      while (on(() -> links.routes().send(OTHER, new byte[100])) && taken <= Link.MOST_FRAMES) {
        taken++;
      }
      // The greeting is one of them.
      assertTrue(taken == Link.MOST_FRAMES - 1, taken + " frames to " + silent);
      assertFalse(on(() -> links.routes().send(OTHER, new byte[100])));
    }
  }

  @Test
  void whoHasNotReadForTooLongIsPassedByAndThenDialledAnew() throws IOException {
    try (ServerSocket server = server();
        Socket silent = dialled(server)) {
      assertTrue(on(() -> links.routes().send(OTHER, new byte[1])));
      clock.addAndGet(PATIENCE + 1);
      assertFalse(on(() -> links.routes().send(OTHER, new byte[1])), "something lies at " + silent);
      clock.addAndGet(PATIENCE);
      on(
          () -> {
            links.tend();
            return true;
          });
      try (Socket again = server.accept()) {
        greet(again);
        Conditions.until(
            vertx, "a link that works", () -> links.routes().count() == 1 && again.isConnected());
      }
    }
  }

  @Test
  void aConnectionThatEndsIsDialledAnew() throws IOException {
    try (ServerSocket server = server()) {
      dialled(server).close();
      server.accept().close();
      try (Socket third = server.accept()) {
        assertTrue(third.isConnected());
      }
    }
  }

  @Test
  void aFrameThatIsTooLongGoesAnotherWay() throws IOException {
    try (ServerSocket server = server();
        Socket silent = dialled(server)) {
      assertFalse(
          on(() -> links.routes().send(OTHER, new byte[Link.MAX_BYTES + 1])), silent.toString());
    }
  }

  @Test
  void somebodyElseAtTheAddressIsToldNothing() throws IOException {
    said.set(new NodeId("somebody", 2));
    try (ServerSocket server = server()) {
      on(
          () -> {
            links.keep(Set.of(OTHER));
            links.met(OTHER, new Place("127.0.0.1", 0, server.getLocalPort()));
            return true;
          });
      try (Socket accepted = server.accept()) {
        greet(accepted);
        assertEquals(0, accepted.getInputStream().read(), "the frame was read");
        assertEquals(-1, accepted.getInputStream().read(), "nothing was said");
      }
      assertFalse(on(() -> links.routes().send(OTHER, new byte[1])));
      assertEquals(
          List.of(OTHER), on(() -> List.copyOf(links.places().missing())), "to be asked again");
    }
  }

  @Test
  void whoeverIsDialledAndSaysNothingIsNotSpokenToAndDialledAnew() throws IOException {
    try (ServerSocket server = server()) {
      on(
          () -> {
            links.keep(Set.of(OTHER));
            links.met(OTHER, new Place("127.0.0.1", 0, server.getLocalPort()));
            return true;
          });
      try (Socket mute = server.accept()) {
        assertFalse(on(() -> links.routes().send(OTHER, new byte[1])), mute.toString());
        untilTendedAway(mute);
        server.accept().close();
      }
    }
  }

  /** Time passes until the links give the connection up. */
  private void untilTendedAway(Socket socket) throws IOException {
    AtomicBoolean over = new AtomicBoolean();
    long timer =
        vertx.setPeriodic(
            5,
            round -> {
              clock.addAndGet(PATIENCE);
              context.runOnContext(turn -> links.tend());
            });
    while (!over.get()) {
      over.set(socket.getInputStream().read() < 0);
    }
    vertx.cancelTimer(timer);
  }

  private int door() {
    int port = Conditions.await("listening", on(() -> links.listen("127.0.0.1", 0)));
    on(
        () -> {
          links.introduce(new byte[] {7});
          return true;
        });
    return port;
  }

  private Socket guest() throws IOException {
    return guest(door());
  }

  private static Socket guest(int port) throws IOException {
    Socket guest = new Socket("127.0.0.1", port);
    assertArrayEquals(GREETING, guest.getInputStream().readNBytes(GREETING.length));
    return guest;
  }

  /** A guest that has said who it is, and has read that this was read. */
  private static Socket known(int port) throws IOException {
    Socket guest = guest(port);
    guest.getOutputStream().write(0);
    greet(guest);
    assertEquals(0, guest.getInputStream().read());
    return guest;
  }

  @Test
  void aNodeThatComesAgainTakesThePlaceOfItsFormerConnection() throws IOException {
    int port = door();
    Socket former = known(port);
    for (int i = 0; i < 50; i++) {
      Socket later = known(port);
      assertEquals(-1, former.getInputStream().read(), "the former one is closed");
      former.close();
      former = later;
    }
    assertTrue(on(() -> links.routes().send(OTHER, new byte[1])));
    assertEquals(1, former.getInputStream().read());
    former.close();
  }

  @Test
  void aGuestThatWasQuietForLongIsSpokenToAndSentAwayIfItDoesNotRead() throws IOException {
    try (Socket guest = known(door())) {
      clock.addAndGet(121 * PATIENCE);
      on(
          () -> {
            links.tend();
            return true;
          });
      assertArrayEquals(GREETING, guest.getInputStream().readNBytes(GREETING.length));
      untilTendedAway(guest);
    }
  }

  /** What nodes say, and then mistakes in it: bits that flip, bytes that are lost or doubled. */
  @Test
  void noStreamOfBytesDoesHarm() throws IOException {
    List<Throwable> escaped = new CopyOnWriteArrayList<>();
    context.exceptionHandler(escaped::add);
    int port = door();
    byte[] said = {0, 1, 0, 0, 0, 1, 9, 1, 0, 0, 0, 3, 1, 2, 3, 0, 0, 1, 0, 0, 0, 1, 5};
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      try (Socket guest = guest(port)) {
        guest.getOutputStream().write(mutated(said, random));
        guest.shutdownOutput();
        guest.getInputStream().readAllBytes();
      } catch (IOException reset) {
        // What was not read any more is answered with a reset.
        assertTrue(reset.getMessage().matches(".*(reset|Broken pipe).*"), reset::toString);
      }
    }
    known(port).close();
    assertEquals(List.of(), escaped);
  }

  private static byte[] mutated(byte[] said, Random random) {
    byte[] bytes = Arrays.copyOf(said, 1 + random.nextInt(2 * said.length));
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  @Test
  void aGuestThatDoesNotSayWhoItIsIsSentAway() throws IOException {
    try (Socket guest = guest()) {
      untilTendedAway(guest);
    }
  }

  @Test
  void aStrangersLongFrameIsNotWaitedFor() throws IOException {
    try (Socket guest = guest()) {
      guest.getOutputStream().write(new byte[] {1, 0, 1, 0, 0});
      assertEquals(-1, guest.getInputStream().read());
    }
  }

  @Test
  void whoSpeaksAndNeverListensIsSentAway() throws IOException {
    try (Socket guest = guest()) {
      guest.setSoTimeout(60_000);
      byte[] many = new byte[6 * 10_000];
      for (int i = 0; i < many.length; i += 6) {
        System.arraycopy(new byte[] {1, 0, 0, 0, 1, 9}, 0, many, i, 6);
      }
      assertThrows(
          IOException.class,
          () -> {
            while (true) {
              guest.getOutputStream().write(many);
            }
          });
    }
  }
}
