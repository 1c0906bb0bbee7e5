package io.ringelection;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * From key to partition: XXH64 with seed 0 of the key's bytes, then the upper 64 bits of the
 * unsigned product of the hash and the number of partitions, {@code (xxh64(key) * P) >> 64}. The
 * bytes of a text are its UTF-8 form, those of a number its eight, the lowest first: the text
 * {@code "42"} and the number 42 are two keys. Other languages get the same partition with any
 * XXH64 library:
 *
 * <table>
 * <caption>Three keys</caption>
 * <tr><th>key</th><th>hash</th><th>partition of 1024</th></tr>
 * <tr><td>{@code "customer-42"}</td><td>ca6e96e956958c0f</td><td>809</td></tr>
 * <tr><td><code>"Z&uuml;rich"</code></td><td>85f1debcbb1a8279</td><td>535</td></tr>
 * <tr><td>{@code 42L}</td><td>b556806fb6d14353</td><td>725</td></tr>
 * </table>
 *
 * <p>The function is frozen: it is part of what makes a ring's partitions the same partitions
 * tomorrow. It takes the high bits, because then doubling the number of partitions splits partition
 * i into 2i and 2i+1 and moves no key elsewhere.
 *
 * <p>Keys of ASCII characters are hashed without an allocation.
 */
public final class KeyHash {
  private static final long P1 = 0x9E3779B185EBCA87L;
  private static final long P2 = 0xC2B2AE3D27D4EB4FL;
  private static final long P3 = 0x165667B19E3779F9L;
  private static final long P4 = 0x85EBCA77C2B2AE63L;
  private static final long P5 = 0x27D4EB2F165667C5L;

  /** Modulo 2^64. */
  private static final long P1_PLUS_P2 = 0x60EA27EEADC0B5D6L;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int STRIPE = 32;
  private static final int NOT_ASCII = ~0x7F;

  private KeyHash() {}

  /** Hash of all bytes of {@code key}. */
  public static long hash(byte[] key) {
    return hash(key, 0, key.length);
  }

  /**
   * Hash of {@code length} bytes of {@code key} from {@code offset}.
   *
   * @throws IndexOutOfBoundsException when they are not all within the array
   */
  public static long hash(byte[] key, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, key.length);
    int at = offset;
    int end = offset + length;
    long hash = P5;
    if (length >= STRIPE) {
      long a = P1_PLUS_P2;
      long b = P2;
      long c = 0;
      long d = -P1;
      for (; at <= end - STRIPE; at += STRIPE) {
        a = round(a, (long) LONG.get(key, at));
        b = round(b, (long) LONG.get(key, at + 8));
        c = round(c, (long) LONG.get(key, at + 16));
        d = round(d, (long) LONG.get(key, at + 24));
      }
      hash = converge(a, b, c, d);
    }
    hash += length;
    for (; at <= end - 8; at += 8) {
      hash = mixLong(hash, (long) LONG.get(key, at));
    }
    if (at <= end - 4) {
      hash = mixInt(hash, (int) INT.get(key, at));
      at += 4;
    }
    for (; at < end; at++) {
      hash = mixByte(hash, key[at]);
    }
    return avalanche(hash);
  }

  /**
   * Hash of the UTF-8 form of {@code key}; a surrogate without its partner counts as a question
   * mark, as in {@link String#getBytes}.
   */
  public static long hash(String key) {
    if (!isAscii(key)) {
      return hash(key.getBytes(StandardCharsets.UTF_8));
    }
    int at = 0;
    int end = key.length();
    long hash = P5;
    if (end >= STRIPE) {
      long a = P1_PLUS_P2;
      long b = P2;
      long c = 0;
      long d = -P1;
      for (; at <= end - STRIPE; at += STRIPE) {
        a = round(a, eight(key, at));
        b = round(b, eight(key, at + 8));
        c = round(c, eight(key, at + 16));
        d = round(d, eight(key, at + 24));
      }
      hash = converge(a, b, c, d);
    }
    hash += end;
    for (; at <= end - 8; at += 8) {
      hash = mixLong(hash, eight(key, at));
    }
    if (at <= end - 4) {
      hash = mixInt(hash, four(key, at));
      at += 4;
    }
    for (; at < end; at++) {
      hash = mixByte(hash, key.charAt(at));
    }
    return avalanche(hash);
  }

  /** Hash of the 8 bytes of {@code key}, the lowest first. */
  public static long hash(long key) {
    return avalanche(mixLong(P5 + 8, key));
  }

  /**
   * The partition of a hash: the upper 64 bits of the unsigned product {@code hash * partitions}.
   *
   * @param partitions 1 or more
   * @return 0 to {@code partitions - 1}
   */
  public static int partition(long hash, int partitions) {
    // multiplyHigh takes both factors as signed: a negative hash stands for one that is larger by
    // 2^64.
    return (int) (Math.multiplyHigh(hash, partitions) + (hash >> 63 & partitions));
  }

  /** True when the characters are the bytes of the UTF-8 form, so that no array is needed. */
  private static boolean isAscii(String key) {
    int seen = 0;
    for (int i = 0; i < key.length(); i++) {
      seen |= key.charAt(i);
    }
    return (seen & NOT_ASCII) == 0;
  }

  private static int four(String key, int at) {
    return key.charAt(at)
        | key.charAt(at + 1) << 8
        | key.charAt(at + 2) << 16
        | key.charAt(at + 3) << 24;
  }

  private static long eight(String key, int at) {
    return four(key, at) | (long) four(key, at + 4) << 32;
  }

  private static long round(long lane, long input) {
    return Long.rotateLeft(lane + input * P2, 31) * P1;
  }

  private static long converge(long a, long b, long c, long d) {
    long hash =
        Long.rotateLeft(a, 1)
            + Long.rotateLeft(b, 7)
            + Long.rotateLeft(c, 12)
            + Long.rotateLeft(d, 18);
    return merge(merge(merge(merge(hash, a), b), c), d);
  }

  private static long merge(long hash, long lane) {
    return (hash ^ round(0, lane)) * P1 + P4;
  }

  private static long mixLong(long hash, long input) {
    return Long.rotateLeft(hash ^ round(0, input), 27) * P1 + P4;
  }

  private static long mixInt(long hash, int input) {
    return Long.rotateLeft(hash ^ (input & 0xFFFF_FFFFL) * P1, 23) * P2 + P3;
  }

  private static long mixByte(long hash, int input) {
    return Long.rotateLeft(hash ^ (input & 0xFF) * P5, 11) * P1;
  }

  private static long avalanche(long hash) {
    hash = (hash ^ hash >>> 33) * P2;
    hash = (hash ^ hash >>> 29) * P3;
    return hash ^ hash >>> 32;
  }
}
