package io.ringelection.verticles.driver;

import io.ringelection.core.step.Clocks;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Reads both clocks together. A thread that is stopped between the two readings would see one ahead
 * of the other, and take that for a machine that stood still; so it looks again.
 */
final class ClockReader implements Supplier<Clocks> {
  private static final long TOGETHER_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
  private static final int ATTEMPTS = 5;

  private record Reading(Clocks clocks, long gap) {}

  private final LongSupplier wallMillis;
  private final LongSupplier nanos;

  /** Reads the clocks of this process. */
  ClockReader() {
    this(System::currentTimeMillis, System::nanoTime);
  }

  ClockReader(LongSupplier wallMillis, LongSupplier nanos) {
    this.wallMillis = wallMillis;
    this.nanos = nanos;
  }

  /** The best of a few readings; later ones are never earlier by the monotonic clock. */
  @Override
  public Clocks get() {
    Reading best = read();
    for (int i = 1; i < ATTEMPTS && best.gap > TOGETHER_NANOS; i++) {
      Reading again = read();
      best = again.gap < best.gap ? again : best;
    }
    return best.clocks;
  }

  private Reading read() {
    long before = nanos.getAsLong();
    Clocks clocks = new Clocks(wallMillis.getAsLong(), nanos.getAsLong());
    return new Reading(clocks, clocks.nanos() - before);
  }
}
