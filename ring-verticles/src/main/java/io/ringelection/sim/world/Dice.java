package io.ringelection.sim.world;

import java.util.List;

/**
 * Random numbers of a run: SplitMix64 (Steele, Lea, Flood 2014), written out so that a seed means
 * the same on every Java version.
 */
public final class Dice {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private long state;

  public Dice(long seed) {
    this.state = seed;
    next();
  }

  /** Another stream, so that two users do not disturb each other. */
  public Dice split() {
    return new Dice(next());
  }

  /**
   * Another stream, by its name, that leaves this one as it is: what is drawn from it changes
   * nothing that was drawn before there was such a stream.
   */
  public Dice aside(long name) {
    return new Dice(state ^ name);
  }

  /** Any 64 bits. */
  public long next() {
    state += GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** A number from 0 to {@code bound - 1}; {@code bound} is positive and below 2^62. */
  public long below(long bound) {
    return Math.multiplyHigh(next() >>> 1, bound << 1);
  }

  /** An int from 0 to {@code bound - 1}. */
  public int below(int bound) {
    return (int) below((long) bound);
  }

  /** A number from {@code low} to {@code high - 1}. */
  public long between(long low, long high) {
    return low + below(high - low);
  }

  /** A number from 0 to 1, without 1. */
  public double share() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** True with the given probability. */
  public boolean chance(double probability) {
    return probability > 0 && share() < probability;
  }

  /** One of the elements. */
  public <T> T any(List<T> elements) {
    return elements.get(below(elements.size()));
  }
}
