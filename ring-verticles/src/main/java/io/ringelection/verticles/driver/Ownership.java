package io.ringelection.verticles.driver;

import io.ringelection.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What this node owns, for any thread to ask. Written on the node's context only.
 *
 * <p>A reader takes the end of the lease first, then the token, then the clock. If the clock then
 * still shows less than that end, the token was held under a running lease at the moment it was
 * read, and that moment is the one the answer speaks of. In another order a reader that is stopped
 * between its steps could join the token of a lease that is over with the end of a newer one.
 */
public final class Ownership {
  private static final long OVER = Long.MIN_VALUE;

  private final AtomicLongArray tokens;
  private volatile long leaseEnd = OVER;
  private volatile int held;

  /** Owns nothing. */
  public Ownership(int partitions) {
    tokens = new AtomicLongArray(partitions);
  }

  /** Token of {@code partition} if this node owns it now, else 0. */
  public long token(int partition) {
    return token(partition, 0);
  }

  /**
   * Token of {@code partition} if this node owns it now and for {@code remaining} nanoseconds more,
   * else 0.
   */
  public long token(int partition, long remaining) {
    long end = leaseEnd;
    long token = tokens.get(partition);
    return token != 0 && hasMoreThan(remaining, end) ? token : 0;
  }

  /** Nanoseconds left of the lease, 0 when it is over. */
  public long remaining() {
    long end = leaseEnd;
    return hasMoreThan(0, end) ? end - System.nanoTime() : 0;
  }

  /** Number of partitions owned now. */
  public int owned() {
    return hasMoreThan(0, leaseEnd) ? held : 0;
  }

  /** The partitions owned now with their tokens, rising. */
  List<Grant> grants() {
    return hasMoreThan(0, leaseEnd) ? held() : List.of();
  }

  /** The partitions held, whether the lease runs or not, rising. */
  List<Grant> held() {
    List<Grant> grants = new ArrayList<>(held);
    for (int p = 0; p < tokens.length(); p++) {
      long token = tokens.get(p);
      if (token != 0) {
        grants.add(new Grant(p, token, null));
      }
    }
    return grants;
  }

  void take(List<Grant> grants) {
    for (Grant grant : grants) {
      held += tokens.getAndSet(grant.partition(), grant.token()) == 0 ? 1 : 0;
    }
  }

  void drop(List<Grant> grants) {
    for (Grant grant : grants) {
      held -= tokens.getAndSet(grant.partition(), 0) == 0 ? 0 : 1;
    }
  }

  void leaseUntil(long end) {
    leaseEnd = end;
  }

  /** Owns nothing from now on. May be called from any thread. */
  void end() {
    leaseEnd = OVER;
  }

  private static boolean hasMoreThan(long remaining, long end) {
    // The clock is compared before anything is subtracted: OVER minus a clock would overflow.
    long now = System.nanoTime();
    return now < end && end - now > remaining;
  }
}
