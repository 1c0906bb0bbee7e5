package io.ringelection.verticles.driver;

import io.ringelection.RingFigures;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** How often something happened and how long it took. Safe to use from any thread. */
final class Durations {
  private final LongAdder count = new LongAdder();
  private final LongAdder total = new LongAdder();
  private final LongAccumulator longest = new LongAccumulator(Math::max, 0);

  /** Something took this long. */
  void add(long nanos) {
    count.increment();
    total.add(nanos);
    longest.accumulate(nanos);
  }

  RingFigures.Times times() {
    return new RingFigures.Times(count.sum(), total.sum(), longest.get());
  }
}
