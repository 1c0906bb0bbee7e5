package io.ringelection.verticles.beacon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import io.ringelection.verticles.Conditions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Signs with something wrong in them, at whoever reads them, and whatever at a beacon: no exception
 * gets out, nobody is proved dead, and memory stays bounded. The last is judged by the connection:
 * who takes an endless line must end it, after as many bytes as sockets and one reading hold.
 */
class SignFuzzTest {
  private static final NodeId WATCHED = new NodeId("watched", 7);
  private static final Sign SIGN = new Sign("ring", WATCHED, "127.0.0.1 4711", "127.0.0.1 4712");
  private static final int PARSED = 50_000;
  private static final int SENT = 60;

  /** What the kernel's buffers on both sides can take, and far below what is offered. */
  private static final long MOST_TAKEN = 16L << 20;

  private final Vertx vertx = Vertx.vertx();
  private final Random random = new Random(5);
  private final List<Throwable> thrown = new CopyOnWriteArrayList<>();
  private final Watching watcher = new Watching(vertx, new NodeId("watcher", 1));

  @BeforeEach
  void open() {
    vertx.exceptionHandler(thrown::add);
    watcher.onException(thrown::add);
  }

  @AfterEach
  void close() {
    watcher.close();
    Conditions.await("vertx closed", vertx.close());
  }

  /** A valid line with one thing changed. */
  private Buffer mutant(Buffer line) {
    int at = random.nextInt(line.length());
    Buffer head = line.getBuffer(0, at);
    switch (random.nextInt(6)) {
      case 0:
        return head;
      case 1:
        return line.copy().setByte(at, (byte) random.nextInt(256));
      case 2:
        return head.appendBytes(bytes(1 + random.nextInt(8)))
            .appendBuffer(line, at, line.length() - at);
      case 3:
        return Buffer.buffer(line.toString().replace("\"beacon\":1", "\"beacon\":" + version()));
      case 4:
        return head.appendBytes(bytes(2000)).appendBuffer(line, at, line.length() - at);
      default:
        return head.appendString("[".repeat(random.nextInt(1000))).appendString(Sign.END);
    }
  }

  private String version() {
    return List.of(
            "0",
            "2",
            "-1",
            "1.9",
            "4294967297",
            "1e0",
            "\"1\"",
            "null",
            "[1]",
            "true",
            "1" + "0".repeat(400))
        .get(random.nextInt(11));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void anotherVersionIsNone() {
    for (String version : List.of("0", "2", "1.9", "4294967297", "1e0", "\"1\"", "null")) {
      String line = SIGN.line().toString().replace(":1,", ":" + version + ',');
      assertThrows(IllegalArgumentException.class, () -> Sign.parse(Buffer.buffer(line)), line);
    }
    assertEquals(SIGN, Sign.parse(SIGN.line()));
  }

  @Test
  void whatIsNoSignIsRefusedInOneWay() {
    int read = 0;
    for (int i = 0; i < PARSED; i++) {
      Buffer line = mutant(SIGN.line());
      try {
        Sign.parse(line);
        read++;
      } catch (IllegalArgumentException noSign) {
        assertTrue(noSign.getMessage().length() <= 2 * line.length() + 100);
      }
    }
    // A letter of a name may be another.
    assertTrue(read > 0 && read < PARSED / 2, read + " were signs");
  }

  @Test
  void aWatcherTakesNoneForTheBeacon() {
    AtomicInteger shown = new AtomicInteger();
    Counterpart liar =
        new Counterpart(
            vertx,
            0,
            socket -> {
              shown.incrementAndGet();
              Buffer lie = mutant(Sign.on(socket, Watching.RING, WATCHED).line());
              socket.write(lie).onComplete(written -> socket.close());
            });
    for (int i = 0; i < SENT; i++) {
      int before = shown.get();
      watcher.watch(WATCHED, liar.address());
      Conditions.until(vertx, "a look", () -> shown.get() > before);
      watcher.watchNobody();
    }
    liar.close();
    assertEquals(List.of(), watcher.dead);
    assertEquals(List.of(), thrown);
  }

  @Test
  void aWatcherHangsUpOnAnEndlessSign() {
    AtomicLong taken = new AtomicLong();
    AtomicInteger ended = new AtomicInteger();
    Counterpart talker = new Counterpart(vertx, 0, socket -> talkOn(socket, taken, ended));
    watcher.watch(WATCHED, talker.address());
    Conditions.until(vertx, "two ends", () -> ended.get() >= 2);
    talker.close();
    assertTrue(taken.get() < MOST_TAKEN * ended.get(), taken + " bytes");
    assertEquals(List.of(), thrown);
  }

  @Test
  void aBeaconSendsAwayWhateverItIsTold() {
    Watching node = new Watching(vertx, WATCHED);
    node.onException(thrown::add);
    NetClient client = vertx.createNetClient();
    AtomicLong taken = new AtomicLong();
    AtomicInteger ended = new AtomicInteger();
    var place = node.light();
    for (int i = 0; i < SENT; i++) {
      int before = ended.get();
      Buffer garbage = i % 2 == 0 ? mutant(SIGN.line()).appendInt(i) : Buffer.buffer(bytes(5000));
      client
          .connect(place)
          .onSuccess(
              socket -> {
                socket.exceptionHandler(reset -> {});
                socket.closeHandler(closed -> ended.incrementAndGet());
                socket.write(garbage).onComplete(written -> {});
              });
      Conditions.until(vertx, "an end", () -> ended.get() > before);
    }
    client.connect(place).onSuccess(socket -> talkOn(socket, taken, ended));
    Conditions.until(vertx, "the last end", () -> ended.get() > SENT);
    assertTrue(taken.get() < MOST_TAKEN, taken + " bytes");
    Conditions.await("the client closed", client.close());
    watcher.watch(WATCHED, place);
    watcher.untilWatching();
    node.close();
    assertEquals(List.of(), thrown);
  }

  /** Never ends a line, and goes on as long as somebody takes it. */
  private static void talkOn(NetSocket socket, AtomicLong taken, AtomicInteger ended) {
    socket.exceptionHandler(reset -> {});
    socket.closeHandler(closed -> ended.incrementAndGet());
    Buffer piece = Buffer.buffer("x".repeat(10_000));
    socket
        .write(piece)
        .onSuccess(
            written -> {
              taken.addAndGet(piece.length());
              talkOn(socket, taken, ended);
            });
  }
}
