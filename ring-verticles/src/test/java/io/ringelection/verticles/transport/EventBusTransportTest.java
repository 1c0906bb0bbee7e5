package io.ringelection.verticles.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import io.ringelection.RingAddresses;
import io.ringelection.core.wire.Codec;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import io.ringelection.verticles.Conditions;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two ends on one real event bus, with a clock that the test moves. */
class EventBusTransportTest {
  private static final String RING = "ring";
  private static final NodeId A = new NodeId("a", 1);
  private static final NodeId B = new NodeId("b", 2);
  private static final Place PLACE = new Place("127.0.0.1", 4711, 4712);
  private static final long SECOND = 1_000_000_000L;

  private final Vertx vertx = Vertx.vertx();
  private final EventBus bus = vertx.eventBus();
  private final AtomicLong clock = new AtomicLong(5 * SECOND);
  private final List<Envelope> atA = new CopyOnWriteArrayList<>();
  private final List<Envelope> atB = new CopyOnWriteArrayList<>();
  private final List<String> met = new CopyOnWriteArrayList<>();
  private final EventBusTransport a = transport(A);
  private final EventBusTransport b = transport(B);

  private EventBusTransport transport(NodeId self) {
    return new EventBusTransport(bus, RING, self, 2 * SECOND, SECOND / 4, clock::get);
  }

  @BeforeEach
  void open() {
    Conditions.await("a open", a.open(receiver(A, atA), Place.NOWHERE));
    Conditions.await("b open", b.open(receiver(B, atB), PLACE));
  }

  @AfterEach
  void close() {
    Conditions.await("vertx closed", vertx.close());
  }

  private Transport.Receiver receiver(NodeId self, List<Envelope> arrived) {
    return new Transport.Receiver() {
      @Override
      public void received(Envelope envelope) {
        arrived.add(envelope);
      }

      @Override
      public void met(NodeId node, Place place) {
        met.add(self + " met " + node + " at " + place);
      }
    };
  }

  private static Envelope round(NodeId from, NodeId to, long number) {
    return new Envelope(from, to, 7, new Message.Round(number));
  }

  private void until(String what, BooleanSupplier condition) {
    Conditions.until(vertx, what, condition);
  }

  @Test
  void anAddressedMessageComesToItsNodeOnly() {
    a.send(round(A, B, 1));
    a.send(round(A, null, 2));
    until("both at b", () -> atB.size() == 2);
    assertEquals(List.of(round(A, B, 1), round(A, null, 2)), atB);
    assertEquals(List.of(), atA);
  }

  @Test
  void aNodeDoesNotHearItself() {
    a.send(round(A, null, 1));
    b.send(round(B, null, 2));
    until("heard", () -> atA.size() == 1 && atB.size() == 1);
    assertEquals(List.of(round(B, null, 2)), atA);
  }

  @Test
  void garbageIsCountedAndDoesNoHarm() {
    String inbox = RingAddresses.inbox(RING, B);
    byte[] random = new byte[200];
    new Random(1).nextBytes(random);
    byte[] huge = new byte[1 << 20];
    List<Object> garbage =
        List.of("text", new JsonObject(), 42, new byte[0], random, huge, framed(new byte[50]));
    garbage.forEach(body -> bus.send(inbox, body));
    bus.send(inbox, null);
    bus.send(inbox, framed(Codec.encode(round(B, A, 1))));
    bus.send(inbox, framed(Codec.encode(round(A, A, 1))));
    a.send(round(A, B, 3));
    until("the good one", () -> atB.size() == 1);
    assertEquals(garbage.size() + 2, b.traffic().of(Traffic.Kind.GARBAGE));
    assertEquals(1, b.traffic().of(Traffic.Kind.RECEIVED));
  }

  private byte[] framed(byte[] body) {
    return new Frame(clock.get(), body).bytes();
  }

  @Test
  void whatIsOlderThanTheLimitIsNotDelivered() {
    a.send(round(A, B, 1));
    until("the first", () -> atB.size() == 1);
    long sentAt = clock.getAndAdd(3 * SECOND);
    bus.send(RingAddresses.inbox(RING, B), new Frame(sentAt, Codec.encode(round(A, B, 2))).bytes());
    a.send(round(A, B, 3));
    until("the third", () -> atB.size() == 2);
    assertEquals(round(A, B, 3), atB.get(1));
    assertEquals(1, b.traffic().of(Traffic.Kind.LATE));
  }

  @Test
  void aDeafInboxIsRegisteredAnewAndHears() {
    clock.addAndGet(11 * SECOND);
    b.tend(true);
    assertEquals(1, b.traffic().of(Traffic.Kind.REGISTERED_ANEW));
    until(
        "heard",
        () -> {
          a.send(round(A, B, 1));
          return !atB.isEmpty();
        });
  }

  @Test
  void nobodyToHearIsNoReasonToRegisterAnew() {
    clock.addAndGet(11 * SECOND);
    b.tend(false);
    assertEquals(0, b.traffic().of(Traffic.Kind.REGISTERED_ANEW));
  }

  @Test
  void whoAsksIsToldWhereTheBeaconStands() {
    a.ask(B);
    until("told", () -> met.contains(A + " met " + B + " at " + PLACE));
  }

  @Test
  void aMessageToNobodyIsCountedAsFailed() {
    a.send(round(A, new NodeId("c", 3), 1));
    until("failed", () -> a.traffic().of(Traffic.Kind.FAILED) == 1);
  }

  @Test
  void afterItsEndNothingIsDelivered() {
    Conditions.await("b closed", b.close());
    a.send(round(A, B, 1));
    until("failed", () -> a.traffic().of(Traffic.Kind.FAILED) == 1);
    assertTrue(atB.isEmpty());
  }
}
