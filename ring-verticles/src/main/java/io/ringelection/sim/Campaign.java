package io.ringelection.sim;

import io.ringelection.sim.world.Observer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Many seeds on several threads. Each run lives on one thread and knows nothing of the others, so a
 * seed means the same alone and in company.
 */
final class Campaign {
  private final Laws laws;
  private final int threads;

  Campaign(Laws laws, int threads) {
    this.laws = laws;
    this.threads = threads;
  }

  /**
   * Runs the seeds until all are done or until {@code enough} says so of a result.
   *
   * @throws IllegalStateException when a thread ended by an error: seeds that were not run hold
   *     nothing
   */
  Tally run(Seeds seeds, Predicate<Result> enough) throws InterruptedException {
    Tally tally = new Tally();
    AtomicLong next = new AtomicLong(seeds.first());
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread[] workers = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      workers[i] = new Thread(() -> work(seeds.last(), next, enough, tally), "seeds-" + i);
      workers[i].setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
      workers[i].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }
    Throwable thrown = failure.get();
    if (thrown != null) {
      throw new IllegalStateException("not all seeds were run", thrown);
    }
    return tally;
  }

  private void work(long last, AtomicLong next, Predicate<Result> enough, Tally tally) {
    for (long seed = next.getAndIncrement(); seed <= last; seed = next.getAndIncrement()) {
      Result result = new Run(seed, laws, new Observer() {}).result();
      tally.add(result);
      if (enough.test(result)) {
        next.set(last + 1);
      }
    }
  }
}
