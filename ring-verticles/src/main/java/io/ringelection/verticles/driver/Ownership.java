package io.ringelection.verticles.driver;

import io.ringelection.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * What this node owns, for any thread to ask. Written on the node's context only.
 *
 * <p>A reader takes the end of the lease, the token and the clock, and begins anew if the lease has
 * changed meanwhile. So all three belong together: while that lease was in force the token was held
 * and the clock showed that time, and the answer is what was true at one moment during the
 * question. Without the second look a reader that is stopped between its steps could join a token
 * with the end of another lease: after a lease that was ended early the next one may end before the
 * first would have.
 */
public final class Ownership {
  /** Over for ever: no lease begins after this. */
  private static final long ENDED = Long.MIN_VALUE;

  private static final long NO_LEASE = ENDED + 1;

  private final AtomicLongArray tokens;
  private final AtomicLong leaseEnd = new AtomicLong(NO_LEASE);
  private final LongSupplier clock;
  private volatile int held;

  /** Owns nothing. */
  public Ownership(int partitions) {
    this(partitions, System::nanoTime);
  }

  /**
   * Owns nothing.
   *
   * @param clock the node's monotonic clock in nanoseconds
   */
  Ownership(int partitions, LongSupplier clock) {
    this.tokens = new AtomicLongArray(partitions);
    this.clock = clock;
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
    while (true) {
      long end = leaseEnd.get();
      long token = tokens.get(partition);
      long now = clock.getAsLong();
      if (end == leaseEnd.get()) {
        return hasMoreThan(remaining, now, end) ? token : 0;
      }
    }
  }

  /** Nanoseconds left of the lease, 0 when it is over. */
  public long remaining() {
    long end = leaseEnd.get();
    long now = clock.getAsLong();
    return hasMoreThan(0, now, end) ? end - now : 0;
  }

  /** Number of partitions owned now. */
  public int owned() {
    return isRunning() ? held : 0;
  }

  /** The partitions owned now with their tokens, rising. */
  List<Grant> grants() {
    return isRunning() ? held() : List.of();
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
    long before = leaseEnd.get();
    if (before != ENDED) {
      // Only the end for ever can come between, and then it stays.
      leaseEnd.compareAndSet(before, end);
    }
  }

  /** Owns nothing from now on, whatever is granted later. May be called from any thread. */
  void end() {
    leaseEnd.set(ENDED);
  }

  private boolean isRunning() {
    return remaining() > 0;
  }

  private static boolean hasMoreThan(long remaining, long now, long end) {
    // The clock is compared before anything is subtracted: ENDED minus a clock would overflow.
    return now < end && end - now > remaining;
  }
}
