package io.ringelection.core.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Breaks bytes in the ways in which bytes break, the same ones for the same seed. */
public final class Mutator {
  private static final byte[] HUGE = {-1, -1, -1, -1, -1, -1, -1, -1, 127};
  private static final byte[] TWO_GIGABYTES = {-1, -1, -1, -1, 7};

  private final Random random;
  private final List<UnaryOperator<byte[]>> breaks;
  private byte[] former = {};

  public Mutator(long seed) {
    random = new Random(seed);
    breaks =
        List.of(
            this::flipABit,
            this::cut,
            this::repeat,
            this::insertNoise,
            this::remove,
            bytes -> overwrite(bytes, HUGE),
            bytes -> overwrite(bytes, TWO_GIGABYTES),
            bytes -> overwrite(bytes, new byte[1 + random.nextInt(4)]),
            bytes -> insert(bytes, HUGE),
            bytes -> insert(bytes, TWO_GIGABYTES));
  }

  /** A message that is broken once to four times; most have a header that lets them be read. */
  public byte[] broken(byte[] message) {
    byte[] body = random.nextInt(8) == 0 ? crossed(message) : message;
    former = message;
    for (int i = random.nextInt(4); i >= 0; i--) {
      body = breaks.get(random.nextInt(breaks.size())).apply(body);
    }
    return random.nextInt(8) == 0 ? body : mended(body);
  }

  /** The head of one message and the tail of another. */
  private byte[] crossed(byte[] message) {
    byte[] crossed = Arrays.copyOf(message, Math.max(message.length, former.length));
    int from = random.nextInt(former.length + 1);
    System.arraycopy(former, from, crossed, from, former.length - from);
    return crossed;
  }

  /** With a true length and, as a rule, with a version that is read. */
  private byte[] mended(byte[] broken) {
    int start = Math.min(broken.length, 4);
    int minor = random.nextInt(4) == 0 ? random.nextInt(256) : Codec.MINOR;
    byte[] framed = Frames.frame(minor, Arrays.copyOfRange(broken, start, broken.length));
    if (random.nextInt(16) == 0) {
      framed[1] = (byte) random.nextInt(4);
    }
    return framed;
  }

  private byte[] flipABit(byte[] bytes) {
    byte[] flipped = bytes.clone();
    if (flipped.length > 0) {
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private byte[] cut(byte[] bytes) {
    return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
  }

  private byte[] repeat(byte[] bytes) {
    int from = random.nextInt(bytes.length + 1);
    return insert(bytes, Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private byte[] insertNoise(byte[] bytes) {
    byte[] noise = new byte[1 + random.nextInt(20)];
    random.nextBytes(noise);
    return insert(bytes, noise);
  }

  private byte[] remove(byte[] bytes) {
    int from = random.nextInt(bytes.length + 1);
    int to = from + random.nextInt(bytes.length - from + 1);
    byte[] shorter = Arrays.copyOf(bytes, bytes.length - (to - from));
    System.arraycopy(bytes, to, shorter, from, bytes.length - to);
    return shorter;
  }

  private byte[] overwrite(byte[] bytes, byte[] with) {
    int at = random.nextInt(bytes.length + 1);
    byte[] longer = Arrays.copyOf(bytes, Math.max(bytes.length, at + with.length));
    System.arraycopy(with, 0, longer, at, with.length);
    return longer;
  }

  private byte[] insert(byte[] bytes, byte[] more) {
    int at = random.nextInt(bytes.length + 1);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(more, 0, longer, at, more.length);
    System.arraycopy(bytes, at, longer, at + more.length, bytes.length - at);
    return longer;
  }
}
