package io.ringelection.bench;

import io.ringelection.KeyHash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From key to partition. The keys change from call to call, so that no branch is learnt. */
@State(Scope.Thread)
public class KeyBench {
  private static final int KEYS = 1024;
  private static final int PARTITIONS = 1024;

  private String[] ascii16;
  private String[] latin16;
  private byte[][] bytes16;
  private byte[][] bytes36;
  private byte[][] bytes128;
  private long[] longs;
  private int next;

  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(1);
    ascii16 = new String[KEYS];
    latin16 = new String[KEYS];
    for (int i = 0; i < KEYS; i++) {
      ascii16[i] = String.format("customer-%07d", random.nextInt(10_000_000));
      latin16[i] = ascii16[i].replace('m', 'é');
    }
    bytes16 = bytes(random, 16);
    bytes36 = bytes(random, 36);
    bytes128 = bytes(random, 128);
    longs = random.longs(KEYS).toArray();
  }

  private static byte[][] bytes(SplittableRandom random, int length) {
    byte[][] keys = new byte[KEYS][length];
    Arrays.stream(keys).forEach(random::nextBytes);
    return keys;
  }

  private int at() {
    next = next + 1 & KEYS - 1;
    return next;
  }

  @Benchmark
  public int baseline() {
    return Arrays.hashCode(bytes16[at()]);
  }

  @Benchmark
  public int string16() {
    return KeyHash.partition(KeyHash.hash(ascii16[at()]), PARTITIONS);
  }

  @Benchmark
  public int string16Accented() {
    return KeyHash.partition(KeyHash.hash(latin16[at()]), PARTITIONS);
  }

  @Benchmark
  public int string16ToBytes() {
    return Arrays.hashCode(ascii16[at()].getBytes(StandardCharsets.UTF_8));
  }

  @Benchmark
  public int bytes16() {
    return KeyHash.partition(KeyHash.hash(bytes16[at()]), PARTITIONS);
  }

  @Benchmark
  public int bytes36() {
    return KeyHash.partition(KeyHash.hash(bytes36[at()]), PARTITIONS);
  }

  @Benchmark
  public int bytes128() {
    return KeyHash.partition(KeyHash.hash(bytes128[at()]), PARTITIONS);
  }

  @Benchmark
  public int longKey() {
    return KeyHash.partition(KeyHash.hash(longs[at()]), PARTITIONS);
  }
}
