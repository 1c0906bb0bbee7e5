package io.ringelection.sim.world;

import io.ringelection.Grant;
import java.util.List;

/**
 * What the application on a node can read: which partitions it holds under which tokens, and until
 * when. Built from the facts that the core tells, in their order, as a real driver does.
 */
public final class Claims {
  private final LocalClock clock;
  private final long[] tokens;
  private int count;
  private long leaseUntil = Long.MIN_VALUE;
  private boolean readable = true;

  Claims(LocalClock clock, int partitions) {
    this.clock = clock;
    this.tokens = new long[partitions];
  }

  /** Number of partitions. */
  public int partitions() {
    return tokens.length;
  }

  /** Token held for the partition, 0 when none; says nothing about the lease. */
  public long token(int partition) {
    return tokens[partition];
  }

  /** Number of partitions held. */
  public int count() {
    return count;
  }

  /** End of the lease on the node's clock. */
  public long leaseUntil() {
    return leaseUntil;
  }

  /**
   * True when the lease is not over at the given real time. Never true on a suspended machine:
   * nobody can ask there before the driver's first step after it.
   */
  public boolean leased(long real) {
    return readable && clock.at(real) < leaseUntil;
  }

  /** True when a check at the given real time says "mine". */
  public boolean owns(int partition, long real) {
    return tokens[partition] != 0 && leased(real);
  }

  void hold(List<Grant> grants) {
    for (Grant grant : grants) {
      if (tokens[grant.partition()] == 0) {
        count++;
      }
      tokens[grant.partition()] = grant.token();
    }
  }

  void drop(List<Grant> grants) {
    for (Grant grant : grants) {
      if (tokens[grant.partition()] != 0) {
        count--;
      }
      tokens[grant.partition()] = 0;
    }
  }

  /** False while the machine is suspended. */
  public boolean isReadable() {
    return readable;
  }

  void readable(boolean again) {
    readable = again;
  }

  void leaseUntil(long until) {
    leaseUntil = until;
  }
}
