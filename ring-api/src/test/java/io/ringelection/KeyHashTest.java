package io.ringelection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The function is frozen: it must give what every other XXH64 gives, however the key is handed in.
 */
class KeyHashTest {
  private static final int[] SIZES = {1, 3, 271, 1024, 65536};

  static Stream<String> hashes() {
    return lines("xxh64.txt");
  }

  static Stream<String> partitions() {
    return lines("partitions.txt");
  }

  private static Stream<String> lines(String file) {
    try (InputStream in = KeyHashTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), UTF_8).lines().filter(line -> !line.startsWith("#"));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** The buffer with which the reference implementation tests itself. */
  private static byte[] sanityBuffer(int length) {
    byte[] buffer = new byte[length];
    long generator = 2654435761L;
    for (int i = 0; i < length; i++) {
      buffer[i] = (byte) (generator >>> 56);
      generator *= 0x9E3779B185EBCA8DL;
    }
    return buffer;
  }

  /** The vectors that the reference implementation publishes for seed 0. */
  @ParameterizedTest
  @CsvSource({
    "0,EF46DB3751D8E999",
    "1,E934A84ADB052768",
    "4,9136A0DCA57457EE",
    "14,8282DCC4994E35C8",
    "222,B641AE8CB691C174"
  })
  void publishedVectors(int length, String hash) {
    assertEquals(Long.parseUnsignedLong(hash, 16), KeyHash.hash(sanityBuffer(length)));
  }

  @ParameterizedTest
  @MethodSource("hashes")
  void bytesOfEveryLength(String line) {
    String[] parts = line.split(" ");
    int length = Integer.parseInt(parts[0]);
    long expected = Long.parseUnsignedLong(parts[1], 16);
    byte[] buffer = sanityBuffer(length);
    assertEquals(expected, KeyHash.hash(buffer));
    byte[] shifted = new byte[length + 5];
    Arrays.fill(shifted, (byte) 0x55);
    System.arraycopy(buffer, 0, shifted, 3, length);
    assertEquals(expected, KeyHash.hash(shifted, 3, length), "from offset 3");
  }

  @ParameterizedTest
  @MethodSource("partitions")
  void keysGoWhereOtherLanguagesPutThem(String line) {
    String[] parts = line.split(" ", 2 + SIZES.length);
    String key = parts[1 + SIZES.length];
    long hash = KeyHash.hash(key);
    assertEquals(Long.parseUnsignedLong(parts[0], 16), hash);
    for (int i = 0; i < SIZES.length; i++) {
      assertEquals(
          Integer.parseInt(parts[1 + i]),
          KeyHash.partition(hash, SIZES[i]),
          key + " of " + SIZES[i]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0,34c96acdcadb1bbb",
    "1,9f29cb17a2a49995",
    "42,b556806fb6d14353",
    "-1,85d136adb773c6c9",
    "9223372036854775807,ff70cc60366e770c",
    "1700000000000,8507cf795c8a1262"
  })
  void numbersAreEightBytesTheLowestFirst(long key, String hash) {
    assertEquals(Long.parseUnsignedLong(hash, 16), KeyHash.hash(key));
  }

  @Test
  void textIsItsUtf8FormEvenWithBrokenSurrogates() {
    Random random = new Random(7);
    List<int[]> alphabets =
        List.of(
            new int[] {0, 0x80},
            new int[] {0, 0x100},
            new int[] {0x20, 0xD800},
            new int[] {0xD700, 0xE100});
    for (int i = 0; i < 20_000; i++) {
      int[] alphabet = alphabets.get(i % alphabets.size());
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(100); length > 0; length--) {
        text.append((char) random.nextInt(alphabet[0], alphabet[1]));
      }
      String key = text.toString();
      assertEquals(
          KeyHash.hash(key.getBytes(UTF_8)),
          KeyHash.hash(key),
          () -> Arrays.toString(key.toCharArray()));
    }
  }

  @Test
  void aRangeOutsideTheArrayIsRefused() {
    assertThrows(IndexOutOfBoundsException.class, () -> KeyHash.hash(new byte[10], 5, 6));
  }

  @Test
  void doublingThePartitionsSplitsEachInTwo() {
    Random random = new Random(11);
    for (int i = 0; i < 100_000; i++) {
      long hash = random.nextLong();
      int parts = random.nextInt(1, 32_769);
      int factor = random.nextInt(1, 5);
      int coarse = KeyHash.partition(hash, parts);
      assertTrue(coarse >= 0 && coarse < parts, () -> hash + " of " + parts + " is in " + coarse);
      assertEquals(coarse, KeyHash.partition(hash, parts * factor) / factor);
    }
  }

  @Test
  void asciiKeysCostNoAllocation() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    String key = "tenant-7f3a9c1e-42d5-4a7b-9c3d/orders/2026";
    long check = 0;
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 100_000; i++) {
      check += KeyHash.hash(key);
    }
    long each = (threads.getCurrentThreadAllocatedBytes() - before) / 100_000;
    assertEquals(100_000 * KeyHash.hash(key), check);
    assertEquals(0, each, "bytes allocated for each hash");
  }
}
