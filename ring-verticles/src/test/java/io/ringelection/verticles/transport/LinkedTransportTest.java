package io.ringelection.verticles.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import io.ringelection.RingAddresses;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import io.ringelection.verticles.Conditions;
import io.ringelection.verticles.net.PeerSockets;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Test plan: two ends that meet on a real event bus and then speak directly; the event bus forgets
 * one of them; strangers at the port. A side whose inbox on the event bus is closed can only have
 * heard what came over a link.
 */
class LinkedTransportTest {
  private static final String RING = "ring";
  private static final long SECOND = 1_000_000_000L;

  private final Vertx vertx = Vertx.vertx();
  private final End a = new End("a", 1);
  private final End b = new End("b", 2);

  /** One node's transport, used on its context. */
  private final class End implements Transport.Receiver {
    private final NodeId id;
    private final ContextInternal context = ((VertxInternal) vertx).createEventLoopContext();
    private final EventBusTransport bus;
    private final LinkedTransport transport;
    private final List<Envelope> received = new CopyOnWriteArrayList<>();
    private final List<Place> places = new CopyOnWriteArrayList<>();
    private final List<SocketAddress> doors = new CopyOnWriteArrayList<>();

    private End(String name, long incarnation) {
      this(name, incarnation, System::nanoTime);
    }

    private End(String name, long incarnation, LongSupplier clock) {
      id = new NodeId(name, incarnation);
      bus = new EventBusTransport(vertx.eventBus(), RING, id, 2 * SECOND, SECOND / 4, clock);
      transport =
          new LinkedTransport(
              context, id, bus, PeerSockets.PLAIN, SECOND / 4, clock, 0, () -> doors);
    }

    @Override
    public void received(Envelope envelope) {
      received.add(envelope);
    }

    @Override
    public void met(NodeId node, Place place) {
      places.add(place);
    }

    private <T> T on(String what, Supplier<Future<T>> deed) {
      Promise<T> done = Promise.promise();
      context.runOnContext(turn -> deed.get().onComplete(done));
      return Conditions.await(what, done.future());
    }

    private void run(Runnable deed) {
      on(
          "a deed",
          () -> {
            deed.run();
            return Future.succeededFuture();
          });
    }

    private Envelope round(End to, long number) {
      return new Envelope(id, to == null ? null : to.id, 7, new Message.Round(number));
    }

    private void send(End to, long number) {
      Envelope envelope = round(to, number);
      run(() -> transport.send(envelope));
    }
  }

  @BeforeEach
  void open() {
    for (End end : List.of(a, b)) {
      end.on("open", () -> end.transport.open(end, new Place("127.0.0.1", 0, 0)));
    }
  }

  @AfterEach
  void close() {
    for (End end : List.of(a, b)) {
      end.on("closed", end.transport::close);
    }
    Conditions.await("vertx closed", vertx.close());
  }

  private void meet() {
    a.run(() -> a.transport.acquaint(Set.of(a.id, b.id)));
    untilLinked(a, b);
  }

  /** Returns when {@code from} reaches {@code to} without the event bus. */
  private void untilLinked(End from, End to) {
    to.on("deaf on the event bus", to.bus::close);
    int before = to.received.size();
    Conditions.until(
        vertx,
        from.id + " to be linked with " + to.id,
        () -> {
          from.context.runOnContext(turn -> from.transport.send(from.round(to, 0)));
          return to.received.size() > before;
        });
  }

  /** Two that know each other, and a third that nobody can hear on the event bus. */
  private End lostOne() {
    meet();
    End lost = new End("lost", 3);
    lost.on("open", () -> lost.transport.open(lost, new Place("127.0.0.1", 0, 0)));
    for (End end : List.of(a, b, lost)) {
      end.on("deaf on the event bus", end.bus::close);
    }
    return lost;
  }

  @Test
  void whoMeetsNobodyKnocksAtTheDoorsItKnows() {
    End lost = lostOne();
    lost.doors.add(b.places.get(0).link());
    lost.doors.add(SocketAddress.inetSocketAddress(1, "127.0.0.1"));
    Conditions.until(
        vertx,
        "a broadcast of the lost one",
        () -> {
          lost.run(() -> lost.transport.tend(false));
          lost.send(null, 8);
          return a.received.contains(lost.round(null, 8));
        });
    a.send(lost, 9);
    Conditions.until(vertx, "the answer", () -> lost.received.contains(a.round(lost, 9)));
    lost.run(() -> lost.transport.acquaint(Set.of(a.id)));
    a.run(() -> a.transport.acquaint(Set.of(b.id, lost.id)));
    Conditions.until(
        vertx,
        "a message when each has dialled the other",
        () -> {
          lost.run(() -> lost.transport.tend(true));
          a.send(lost, 10);
          lost.send(a, 11);
          return lost.received.contains(a.round(lost, 10))
              && a.received.contains(lost.round(a, 11));
        });
    lost.on("closed", lost.transport::close);
  }

  /** As in the two halves of a cluster: the event bus reaches nobody, and b is linked with a. */
  @Test
  void whoIsLinkedTellsWhereOthersAre() {
    End lost = lostOne();
    lost.doors.add(a.places.get(0).link());
    lost.run(() -> lost.transport.acquaint(Set.of(a.id, b.id)));
    Conditions.until(
        vertx,
        "a message to whom it has never met",
        () -> {
          lost.run(() -> lost.transport.tend(true));
          lost.send(a, 13);
          return a.received.contains(lost.round(a, 13));
        });
    lost.on("closed", lost.transport::close);
  }

  /** Its own door is among those it knows of. */
  @Test
  void whoKnocksAtItsOwnDoorHearsNothing() {
    a.run(() -> a.transport.acquaint(Set.of(b.id)));
    Conditions.until(vertx, "a's place", () -> !b.places.isEmpty());
    a.doors.add(b.places.get(0).link());
    a.run(() -> a.transport.acquaint(Set.of()));
    a.run(() -> a.transport.tend(false));
    a.send(null, 12);
    Conditions.until(vertx, "b hears it", () -> b.received.contains(a.round(null, 12)));
    assertTrue(a.received.isEmpty(), a.received.toString());
  }

  @Test
  void whoHasMetSpeaksWithoutTheEventBus() {
    meet();
    a.send(b, 5);
    Conditions.until(vertx, "the message", () -> b.received.contains(a.round(b, 5)));
  }

  @Test
  void theAnswerComesBackOverTheSameConnection() {
    meet();
    untilLinked(b, a);
    b.send(a, 6);
    Conditions.until(vertx, "the answer", () -> a.received.contains(b.round(a, 6)));
  }

  @Test
  void whatIsForAllComesOverLinksToo() {
    meet();
    a.send(null, 7);
    Conditions.until(vertx, "the message to all", () -> b.received.contains(a.round(null, 7)));
  }

  @Test
  void withoutALinkTheEventBusCarries() {
    b.send(a, 8);
    Conditions.until(vertx, "the message", () -> a.received.contains(b.round(a, 8)));
  }

  @Test
  void nodesThatAreWantedNoMoreAreReachedOverTheEventBus() {
    a.run(() -> a.transport.acquaint(Set.of(b.id)));
    Conditions.until(vertx, "b's place", () -> !a.places.isEmpty());
    a.run(() -> a.transport.acquaint(Set.of()));
    a.send(b, 9);
    Conditions.until(vertx, "the message", () -> b.received.contains(a.round(b, 9)));
  }

  @Test
  void anInboxThatOthersHaveForgottenIsRegisteredAnewAlthoughLinksCarry() {
    AtomicLong now = new AtomicLong();
    End c = new End("c", 3, now::get);
    c.on("open", () -> c.transport.open(c, new Place("127.0.0.1", 0, 0)));
    a.run(() -> a.transport.acquaint(Set.of(c.id)));
    untilLinked(a, c);
    c.on("open again, as if forgotten", () -> c.bus.open(c, new Place("127.0.0.1", 0, 0)));
    now.addAndGet(11 * SECOND);
    a.send(c, 11);
    // By c's clock that is late, which it can tell only of what it hears.
    Conditions.until(vertx, "the message", () -> c.transport.traffic().of(Traffic.Kind.LATE) > 0);
    c.run(() -> c.transport.tend(true));
    assertEquals(1, c.transport.traffic().of(Traffic.Kind.REGISTERED_ANEW));
    c.on("closed", c.transport::close);
  }

  @Test
  void whoLeavesWhileItOpensIsNotRegistered() {
    End c = new End("c", 3, System::nanoTime);
    c.on(
        "open and closed",
        () -> {
          Future<Void> opened = c.transport.open(c, new Place("127.0.0.1", 0, 0));
          return Future.join(opened, c.transport.close());
        });
    Future<?> question = vertx.eventBus().request(RingAddresses.inbox(RING, c.id), "who is there?");
    Conditions.until(vertx, "no answer", question::isComplete);
    assertEquals(ReplyFailure.NO_HANDLERS, ((ReplyException) question.cause()).failureType());
  }

  @Test
  void strangersAtThePortAreSentAwayAndDoNoHarm() throws IOException {
    meet();
    int port = a.places.get(0).linkPort();
    Random random = new Random(11);
    List<byte[]> garbage =
        List.of(
            "GET / HTTP/1.1\r\n\r\n".getBytes(),
            new byte[] {0, 0},
            new byte[] {1, 0x7F, -1, -1, -1},
            new byte[] {1, -1, -1, -1, -1},
            new byte[] {1, 0, 0, 0, 0});
    for (byte[] bytes : garbage) {
      assertSentAway(port, bytes);
    }
    for (int i = 0; i < 50; i++) {
      byte[] bytes = new byte[200];
      random.nextBytes(bytes);
      bytes[0] = (byte) (2 + random.nextInt(100));
      assertSentAway(port, bytes);
    }
    long strange = b.transport.traffic().of(Traffic.Kind.GARBAGE);
    assertSentAway(port, new byte[] {1, 0, 0, 0, 3, 9, 9, 9});
    Conditions.until(
        vertx, "a complaint", () -> b.transport.traffic().of(Traffic.Kind.GARBAGE) > strange);
    a.send(b, 10);
    Conditions.until(vertx, "the message", () -> b.received.contains(a.round(b, 10)));
  }

  private static void assertSentAway(int port, byte[] bytes) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(bytes);
      String heard = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(heard.contains("b@2"), "all it hears is a greeting, not " + heard);
    } catch (IOException reset) {
      assertTrue(reset.getMessage().contains("reset"), reset.getMessage());
    }
  }
}
