package io.ringelection.access;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong tokens by where they come from, for at most {@value #MAX_PLACES} places: beyond that
 * the one that began first is forgotten. An IPv6 network of 64 bits is one place, because whoever
 * has one address of it has them all. May be used from any thread.
 */
final class Attempts {
  static final int MAX_PLACES = 4_096;

  private static final int NETWORK_GROUPS = 4;

  private final int max;
  private final long nanos;
  private final Map<String, Run> runs =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Run> eldest) {
          return size() > MAX_PLACES;
        }
      };

  /** Wrong tokens that belong together: they are forgotten, or forgiven, at {@code until}. */
  private record Run(int wrong, long until) {}

  /**
   * Nobody has tried.
   *
   * @param max wrong tokens from one place until it is shut out; 0 for never
   * @param nanos within how long, and for how long it is shut out
   */
  Attempts(int max, long nanos) {
    this.max = max;
    this.nanos = nanos;
  }

  /** Nanoseconds for which {@code address} is shut out; 0 when it is not. */
  synchronized long shutOut(String address, long now) {
    Run run = runs.get(place(address));
    return run != null && run.wrong >= max ? Math.max(0, run.until - now) : 0;
  }

  /** One more wrong token. True when it is the one that shuts the place out. */
  synchronized boolean wrong(String address, long now) {
    if (max == 0) {
      return false;
    }
    String place = place(address);
    Run run = runs.get(place);
    if (run == null || run.until - now <= 0) {
      runs.remove(place);
      run = new Run(0, now + nanos);
    }
    boolean last = run.wrong + 1 == max;
    runs.put(place, new Run(run.wrong + 1, last ? now + nanos : run.until));
    return last;
  }

  private static String place(String address) {
    String[] groups = address.split(":", -1);
    return groups.length <= NETWORK_GROUPS
        ? address
        : String.join(":", Arrays.copyOf(groups, NETWORK_GROUPS));
  }

  synchronized int places() {
    return runs.size();
  }
}
