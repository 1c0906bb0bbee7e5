package io.ringelection.ledger;

import io.ringelection.Ring;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Looks at every partition of one node and tells what has changed since it looked last. */
final class Sampler {
  private final Ring ring;
  private final String node;
  private final LongSupplier clock;
  private final Consumer<Entry> ledger;
  private final long[] seen;
  private long lastLook;
  private long lastStill;
  private long longest;

  /** To be made before the node joins: it is taken to own nothing yet. */
  Sampler(Ring ring, LongSupplier clock, Consumer<Entry> ledger) {
    this.ring = ring;
    this.node = ring.node().toString();
    this.clock = clock;
    this.ledger = ledger;
    this.seen = new long[ring.partitions()];
    this.lastLook = clock.getAsLong();
    this.lastStill = lastLook;
    ledger.accept(new Entry(Entry.Kind.OPENED, node, lastLook, lastLook, seen.length, 0));
  }

  /**
   * Looks once. The process may be stopped at any point of this method; the times stay right, only
   * further apart.
   */
  void look() {
    long begin = clock.getAsLong();
    for (int p = 0; p < seen.length; p++) {
      long token = ring.token(p).orElse(0);
      if (token != seen[p]) {
        changed(p, token, clock.getAsLong());
      }
    }
    // From the begin of a look to the end of the next: no change between is seen more exactly.
    longest = Math.max(longest, clock.getAsLong() - lastLook);
    lastLook = begin;
  }

  private void changed(int partition, long token, long now) {
    if (seen[partition] != 0) {
      ledger.accept(new Entry(Entry.Kind.GONE, node, lastLook, now, partition, seen[partition]));
    }
    if (token != 0) {
      ledger.accept(new Entry(Entry.Kind.SEEN, node, lastLook, now, partition, token));
    }
    seen[partition] = token;
  }

  /** Says that nothing has changed, if that was not said for {@code period} nanoseconds. */
  void confirm(long period) {
    if (lastLook - lastStill >= period) {
      lastStill = lastLook;
      ledger.accept(new Entry(Entry.Kind.STILL, node, lastLook, lastLook, 0, longest));
      longest = 0;
    }
  }

  void close() {
    look();
    ledger.accept(Entry.of(Entry.Kind.CLOSED, node, clock.getAsLong()));
  }
}
