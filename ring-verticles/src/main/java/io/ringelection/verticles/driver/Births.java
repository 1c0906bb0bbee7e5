package io.ringelection.verticles.driver;

import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Until when an earlier incarnation of this process's nodes may have acknowledged a leader. A new
 * node promises nothing before leases counted from then are over.
 *
 * <p>On a cluster an earlier process may have run until this one started. Embedded nodes share the
 * process, so before the first one there was none. Either way a node of the same ring that ended in
 * this process is an earlier one.
 */
final class Births {
  private static final long LONG_AGO = TimeUnit.HOURS.toNanos(1);

  /** When the last node of a ring ended, by its name. */
  private static final Map<String, Long> ENDED = new ConcurrentHashMap<>();

  private Births() {}

  /** By the clock of {@link System#nanoTime}. */
  static long of(String ring, Vertx vertx) {
    long now = System.nanoTime();
    ENDED.values().removeIf(ended -> now - ended > LONG_AGO);
    long uptime = TimeUnit.MILLISECONDS.toNanos(ManagementFactory.getRuntimeMXBean().getUptime());
    long born = now - (vertx.isClustered() ? Math.min(uptime, LONG_AGO) : LONG_AGO);
    Long ended = ENDED.get(ring);
    return ended == null ? born : now - Math.min(now - born, now - ended);
  }

  static void ended(String ring) {
    ENDED.put(ring, System.nanoTime());
  }
}
