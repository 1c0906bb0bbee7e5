package io.ringelection.verticles.driver;

import io.ringelection.Grant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Does to an {@link Ownership} what its node and its clock do, one partition at a time. */
public final class Hand {
  private final Clock clock = new Clock();
  private final Ownership ownership;

  public Hand(int partitions) {
    ownership = new Ownership(partitions, clock);
  }

  /** A class of its own and no lambda: Lincheck looks into it. */
  private static final class Clock implements LongSupplier {
    private final AtomicLong nanos = new AtomicLong();

    @Override
    public long getAsLong() {
      return nanos.get();
    }
  }

  public void pass(long nanos) {
    clock.nanos.addAndGet(nanos);
  }

  public long now() {
    return clock.getAsLong();
  }

  public Ownership ownership() {
    return ownership;
  }

  public void take(int partition, long token) {
    ownership.take(grant(partition, token));
  }

  public void drop(int partition) {
    ownership.drop(grant(partition, 0));
  }

  public void leaseUntil(long end) {
    ownership.leaseUntil(end);
  }

  public void end() {
    ownership.end();
  }

  private static List<Grant> grant(int partition, long token) {
    return List.of(new Grant(partition, token, null));
  }
}
