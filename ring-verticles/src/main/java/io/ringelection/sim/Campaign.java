package io.ringelection.sim;

import io.ringelection.sim.world.Observer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

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

  /** Runs the seeds until all are done or until {@code enough} says so of a result. */
  Tally run(Seeds seeds, Predicate<Result> enough) throws InterruptedException {
    Tally tally = new Tally();
    AtomicLong next = new AtomicLong(seeds.first());
    Thread[] workers = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      workers[i] = new Thread(() -> work(seeds.last(), next, enough, tally), "seeds-" + i);
      workers[i].start();
    }
    for (Thread worker : workers) {
      worker.join();
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
