package io.ringelection.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.View;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever comes in, decoding gives a message or a {@link WireException}, and takes memory only for
 * bytes that are there. A message that comes out of broken bytes is one that could have been sent:
 * it can be written and read again.
 */
class CodecGarbageTest {
  private static final int BROKEN = Integer.getInteger("fuzz.rounds", 5_000);
  private static final long MEMORY_OF_A_MESSAGE = 4096;
  private static final long MEMORY_OF_A_BYTE = 64;

  @Test
  void everyTruncationIsRefused() {
    for (Envelope envelope : Samples.oneOfEach()) {
      byte[] bytes = Codec.encode(envelope);
      for (int length = 0; length < bytes.length; length++) {
        byte[] cut = Arrays.copyOf(bytes, length);
        assertThrows(WireException.class, () -> Codec.decode(cut));
      }
    }
  }

  @Test
  void everyTruncationWithATrueLengthIsRefused() {
    for (Envelope envelope : Samples.oneOfEach()) {
      byte[] bytes = Frames.reframe(Codec.encode(envelope), Codec.MINOR);
      int start = bytes.length - bodyLength(bytes);
      for (int end = start; end < bytes.length; end++) {
        byte[] cut = Frames.frame(Codec.MINOR, Arrays.copyOfRange(bytes, start, end));
        assertThrows(WireException.class, () -> Codec.decode(cut));
      }
    }
  }

  @Test
  void flippedBitsDoNoHarm() {
    for (Envelope envelope : Samples.oneOfEach()) {
      byte[] bytes = Codec.encode(envelope);
      for (int bit = 0; bit < bytes.length * 8; bit++) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        decodeOrRefuse(flipped);
      }
    }
  }

  @Test
  void severalBrokenBytesDoNoHarm() {
    Random random = new Random(7);
    Messages messages = new Messages(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = Codec.encode(messages.envelope());
      for (int n = 0; n < 4; n++) {
        bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt();
      }
      decodeOrRefuse(bytes);
    }
  }

  @Test
  void randomBytesDoNoHarm() {
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < 100_000; i++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      byte[] bytes = i % 4 == 0 ? noise : i % 4 == 1 ? Frames.frame(0, noise) : behindHead(noise);
      refused += decodeOrRefuse(bytes) ? 0 : 1;
    }
    assertTrue(refused > 50_000 && refused < 100_000, refused + " of 100000 were refused");
  }

  /**
   * For each of many messages, broken in many ways: a bound on the memory of a decoding that does
   * not depend on what the bytes say, only on how many they are.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void whateverIsBrokenTakesMemoryForItsBytesOnly(long seed) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Messages messages = new Messages(seed);
    Mutator mutator = new Mutator(seed);
    int refused = 0;
    for (int i = 0; i < BROKEN; i++) {
      byte[] bytes = mutator.broken(Codec.encode(messages.envelope()));
      long before = threads.getCurrentThreadAllocatedBytes();
      try {
        Codec.decode(bytes);
      } catch (WireException refusal) {
        refused++;
      }
      long taken = threads.getCurrentThreadAllocatedBytes() - before;
      long allowed = MEMORY_OF_A_MESSAGE + MEMORY_OF_A_BYTE * bytes.length;
      assertTrue(taken <= allowed, () -> taken + " bytes of memory for " + hex(bytes));
      decodeOrRefuse(bytes);
    }
    assertTrue(refused > BROKEN / 3 && refused < BROKEN, refused + " of " + BROKEN + " refused");
  }

  private static String hex(byte[] bytes) {
    return bytes.length + " bytes " + HexFormat.of().formatHex(bytes);
  }

  /** Tables of the largest size in the fewest bytes. */
  @Test
  void theDensestMessagesTakeABoundedMultipleOfTheirBytes() {
    List<Grant> grants = all(p -> new Grant(p, 0, null));
    List<Placement> placements = all(p -> new Placement(p, null, 0));
    int[] partitions = IntStream.range(0, Limits.PARTITIONS).toArray();
    Holdings holdings = new Holdings(partitions, new long[Limits.PARTITIONS]);
    NodeId[] members = new NodeId[Limits.MEMBERS];
    Arrays.setAll(members, i -> new NodeId("n", i));
    View view = View.of(1, 1, 1, List.of(members), List.of(members));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (Message message :
        List.of(
            new Message.Released(1, grants),
            new Message.Report(1, 1, 1, holdings),
            new Message.HeartbeatAck(1, 1, 1, new Message.Wanted(grants, grants), 1, placements),
            new Message.Elect(view, view))) {
      byte[] bytes = Codec.encode(new Envelope(Samples.A, null, 1, message));
      long before = threads.getCurrentThreadAllocatedBytes();
      Codec.decode(bytes);
      long taken = threads.getCurrentThreadAllocatedBytes() - before;
      assertTrue(
          taken < MEMORY_OF_A_BYTE * bytes.length,
          () -> taken + " bytes of memory for " + bytes.length + " of " + message.getClass());
    }
  }

  private static <T> List<T> all(IntFunction<T> element) {
    return IntStream.range(0, Limits.PARTITIONS).mapToObj(element).toList();
  }

  @Test
  void claimsAreComparedWithTheBytesThatAreThere() {
    refused("65536 grants cannot be in the 2 bytes", Kind.RELEASED, 1, 0x80, 0x80, 4, 0, 0);
    refused(
        "65536 holdings cannot be in", Kind.REPORT, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0x80, 0x80, 4);
    refused("10000 members cannot be in", Kind.KNOWN, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0x90, 0x4E);
    refused("number of grants 65537 is out of range", Kind.RELEASED, 1, 0x81, 0x80, 4);
    refused("length of the node name 65 is out of range", Kind.RELEASED, 1, 1, 0, 0, 2, 65, 0, 0);
    refused("place of previous owner 3 is out of range", Kind.RELEASED, 1, 1, 0, 0, 3);
    refused(
        "previous owner has a name", Kind.RELEASED, 1, 1, 0, 0, 2, 1, '/', 0, 0, 0, 0, 0, 0, 0, 0);
    refused("view 1 has no voters", Kind.KNOWN, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    refused("committed view is missing", Kind.KNOWN, 0);
    refused("cause 99 is out of range", Kind.ASSIGN, 1, 99, 0);
    refused("silent 2 is out of range", Kind.PRE_VOTE_REPLY, 2);
    refused("round has more than the 64 bits", Kind.ROUND, -1, -1, -1, -1, -1, -1, -1, -1, -1, 2);
    refused("round -1 is out of range", Kind.ROUND, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1);
    refused("held partition 3 follows 3", Kind.REPORT, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 6, 0, 0, 0);
    refused(
        "term of a token -2147483648", Kind.RELEASED, 1, 1, 0, 0x80, 0x80, 0x80, 0x80, 0x10, 0, 0);
  }

  @Test
  void aMessageOverTheLimitIsRefusedUnread() {
    byte[] bytes = {
      Codec.MAGIC, Codec.MAJOR, Codec.MINOR, (byte) 0x81, (byte) 0x80, (byte) 0x80, 4
    };
    WireException refusal =
        assertThrows(
            WireException.class, () -> Codec.decode(Arrays.copyOf(bytes, 7 + Limits.LENGTH + 1)));
    assertEquals("length 8388609 is out of range: 0 to 8388608", refusal.getMessage());
  }

  @Test
  void memoryFollowsTheBytesAndNotTheClaims() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    byte[][] claims = new byte[3000][];
    Random random = new Random(13);
    for (int i = 0; i < claims.length; i++) {
      byte[] noise = new byte[60];
      random.nextBytes(noise);
      int[] counted = {Kind.RELEASED, Kind.REPORT, Kind.KNOWN, Kind.ASSIGN};
      noise[0] = (byte) counted[i % counted.length];
      claims[i] = Frames.frame(0, withHead(noise));
    }
    decodeOrRefuse(claims[0]);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (byte[] claim : claims) {
      decodeOrRefuse(claim);
    }
    long each = (threads.getCurrentThreadAllocatedBytes() - before) / claims.length;
    assertTrue(each < 20_000, each + " bytes of memory for each message of 80 bytes");
  }

  private static boolean decodeOrRefuse(byte[] bytes) {
    Envelope envelope;
    try {
      envelope = Codec.decode(bytes);
    } catch (WireException refused) {
      return false;
    }
    assertEquals(envelope, Codec.decode(Codec.encode(envelope)));
    return true;
  }

  private static void refused(String why, int... fromKindOn) {
    byte[] body = new byte[fromKindOn.length];
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) fromKindOn[i];
    }
    byte[] bytes = behindHead(body);
    WireException refusal = assertThrows(WireException.class, () -> Codec.decode(bytes));
    assertTrue(refusal.getMessage().startsWith(why), refusal.getMessage());
  }

  private static byte[] behindHead(byte[] fromKindOn) {
    return Frames.frame(Codec.MINOR, withHead(fromKindOn));
  }

  /** Term 0, from a node "n", to all, and then the bytes. */
  private static byte[] withHead(byte[] fromKindOn) {
    byte[] head = {0, 1, 1, 'n', 0, 0, 0, 0, 0, 0, 0, 1, 0};
    byte[] body = Arrays.copyOf(head, head.length + fromKindOn.length);
    System.arraycopy(fromKindOn, 0, body, head.length, fromKindOn.length);
    return body;
  }

  private static int bodyLength(byte[] bytes) {
    Reader in = new Reader(bytes);
    in.octet("magic");
    in.octet("major");
    in.octet("minor");
    return in.natural("length", Limits.LENGTH);
  }
}
