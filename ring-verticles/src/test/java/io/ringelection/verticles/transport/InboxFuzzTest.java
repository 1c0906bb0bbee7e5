package io.ringelection.verticles.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import io.ringelection.core.wire.Codec;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import io.ringelection.core.wire.Messages;
import io.ringelection.core.wire.Mutator;
import io.ringelection.verticles.Conditions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Thousands of broken frames on a real event bus: each is delivered, late or garbage, never an
 * exception, and the inbox hears the good message that comes last.
 */
class InboxFuzzTest {
  private static final int FRAMES = Integer.getInteger("fuzz.rounds", 3_000);
  private static final String ADDRESS = "inbox";
  private static final NodeId SELF = new NodeId("self", 1);
  private static final Envelope LAST =
      new Envelope(new NodeId("other", 2), SELF, 7, new Message.Round(Long.MAX_VALUE));
  private static final long SECOND = 1_000_000_000;

  private final Vertx vertx = Vertx.vertx();
  private final Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
  private final Queue<Envelope> received = new ConcurrentLinkedQueue<>();
  private final AtomicInteger judged = new AtomicInteger();
  private final AtomicInteger greetings = new AtomicInteger();
  private final Traffic traffic = new Traffic();
  private final Peers peers = new Peers(2 * SECOND, SECOND / 4);
  private final AtomicLong clock = new AtomicLong();
  private final Inbox inbox =
      new Inbox(SELF, peers, traffic, clock::incrementAndGet, received::add, new Silence(0));

  @AfterEach
  void close() {
    Conditions.await("vertx closed", vertx.close());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void everyFrameIsJudged(long seed) {
    vertx.exceptionHandler(thrown::add);
    MessageConsumer<Object> consumer = vertx.eventBus().consumer(ADDRESS);
    consumer.handler(
        message -> {
          inbox
              .arrived(message.address(), message.body())
              .ifPresent(greeting -> greetings.incrementAndGet());
          judged.incrementAndGet();
        });
    Conditions.await("registered", consumer.completion());
    Random random = new Random(seed);
    Messages messages = new Messages(seed);
    Mutator mutator = new Mutator(seed);
    for (int i = 0; i < FRAMES; i++) {
      byte[] message = mutator.broken(Codec.encode(messages.envelope()));
      byte[] frame = new Frame(random.nextInt(1000), message).bytes();
      vertx.eventBus().send(ADDRESS, disguised(frame, random));
    }
    vertx.eventBus().send(ADDRESS, new Frame(1, Codec.encode(LAST)).bytes());
    Conditions.until(vertx, "the last one", () -> received.contains(LAST));
    assertEquals(List.of(), List.copyOf(thrown));
    assertEquals(FRAMES + 1, judged.get());
    assertTrue(traffic.of(Traffic.Kind.GARBAGE) > FRAMES / 3, "not much was broken");
    assertTrue(greetings.get() > 0, "no greeting could be read");
    assertTrue(traffic.of(Traffic.Kind.RECEIVED) > 1, "hardly any could be read");
    assertTrue(peers.size() <= Peers.MAX);
  }

  /** As a rule the frame; else one with a broken head, or something else altogether. */
  private static Object disguised(byte[] frame, Random random) {
    byte[] broken = frame.clone();
    return switch (random.nextInt(20)) {
      case 0 -> new String(frame, StandardCharsets.ISO_8859_1);
      case 1 -> Buffer.buffer(frame);
      case 2 -> new JsonObject().put("frame", frame);
      case 3, 4 -> Arrays.copyOf(frame, random.nextInt(frame.length));
      case 5, 6, 7 -> {
        broken[random.nextInt(9)] = (byte) random.nextInt();
        yield broken;
      }
      case 8, 9 -> greeting(random);
      default -> frame;
    };
  }

  private static byte[] greeting(Random random) {
    byte[] greeting = new Greeting(LAST.from(), true, new Place("h", 7, 8), LAST.from()).bytes();
    for (int i = random.nextInt(4); i > 0; i--) {
      greeting[1 + random.nextInt(greeting.length - 1)] = (byte) random.nextInt();
    }
    return new Frame(1, greeting).bytes();
  }
}
