package io.ringelection.core.wire;

import java.util.Arrays;

/** Partitions with the tokens under which they are held, rising by partition. Immutable. */
public final class Holdings {
  /** Holds nothing. */
  public static final Holdings NONE = new Holdings(new int[0], new long[0]);

  private final int[] partitions;
  private final long[] tokens;

  /**
   * Takes over both arrays, which have equal length; the caller must not change them afterwards.
   */
  public Holdings(int[] partitions, long[] tokens) {
    if (partitions.length != tokens.length) {
      throw new IllegalArgumentException(
          partitions.length + " partitions and " + tokens.length + " tokens: one token each");
    }
    this.partitions = partitions;
    this.tokens = tokens;
  }

  /** Number of partitions held. */
  public int size() {
    return partitions.length;
  }

  /** True when nothing is held. */
  public boolean isEmpty() {
    return partitions.length == 0;
  }

  /** The i-th partition held. */
  public int partition(int i) {
    return partitions[i];
  }

  /** Token of the i-th partition held. */
  public long token(int i) {
    return tokens[i];
  }

  /**
   * Mixes one partition and token into a digest, or out of it again: the digest of a set is the
   * exclusive or over its elements, so that it can be kept up to date with every change. The mixer
   * is the finalizer of SplitMix64 (Steele, Lea, Flood 2014).
   */
  public static long digest(int partition, long token) {
    long z = token * 0x9E3779B97F4A7C15L + partition;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Holdings that
        && Arrays.equals(partitions, that.partitions)
        && Arrays.equals(tokens, that.tokens);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(partitions) + Arrays.hashCode(tokens);
  }

  @Override
  public String toString() {
    return partitions.length + " partitions";
  }
}
