package io.ringelection.core.state;

import io.ringelection.Grant;
import io.ringelection.core.wire.Holdings;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The partitions a member holds, the tokens it has given up for ever (floors), and the partitions
 * it is handing off.
 *
 * <p>The digest is kept with every change, so that a heartbeat costs nothing whatever the number of
 * partitions.
 */
public final class Held {
  private final boolean floors;
  private final long[] tokens;
  private final long[] floor;
  private final TreeMap<Integer, Long> handOffUntil = new TreeMap<>();
  private int count;
  private long digest;

  /**
   * Holds nothing.
   *
   * @param floors false switches the refusal of old grants off
   */
  Held(int partitions, boolean floors) {
    this.floors = floors;
    tokens = new long[partitions];
    floor = new long[partitions];
  }

  /** Token of {@code partition}, 0 when it is not held. */
  public long token(int partition) {
    return tokens[partition];
  }

  /** Number of partitions held. */
  public int count() {
    return count;
  }

  /** Digest of the partitions and tokens held. */
  public long digest() {
    return digest;
  }

  /**
   * True when a grant with this token is news: above all that was given up and above what is held.
   */
  public boolean isNews(int partition, long token) {
    return token > tokens[partition] && (!floors || token > floor[partition]);
  }

  /** Takes a partition. */
  public void take(int partition, long token) {
    put(partition, token);
  }

  /** Gives a partition up for every token up to {@code token}. */
  public void giveUp(int partition, long token) {
    floor[partition] = Math.max(floor[partition], token);
    handOffUntil.remove(partition);
    put(partition, 0);
  }

  private void put(int partition, long token) {
    long old = tokens[partition];
    if (old != 0) {
      digest ^= Holdings.digest(partition, old);
      count--;
    }
    if (token != 0) {
      digest ^= Holdings.digest(partition, token);
      count++;
    }
    tokens[partition] = token;
  }

  /** Gives everything up and tells what it was. */
  List<Grant> dropAll() {
    List<Grant> dropped = grants();
    dropped.forEach(grant -> giveUp(grant.partition(), grant.token()));
    return dropped;
  }

  /** Everything held, one by one. */
  public List<Grant> grants() {
    List<Grant> grants = new ArrayList<>(count);
    for (int p = 0; p < tokens.length && grants.size() < count; p++) {
      if (tokens[p] != 0) {
        grants.add(new Grant(p, tokens[p], null));
      }
    }
    return grants;
  }

  /** Everything held. */
  public Holdings snapshot() {
    int[] partitions = new int[count];
    long[] held = new long[count];
    int i = 0;
    for (int p = 0; p < tokens.length && i < count; p++) {
      if (tokens[p] != 0) {
        partitions[i] = p;
        held[i++] = tokens[p];
      }
    }
    return new Holdings(partitions, held);
  }

  /** Begins a hand-off; false when it is under way already. */
  public boolean beginHandOff(int partition, long until) {
    return handOffUntil.putIfAbsent(partition, until) == null;
  }

  /** True while the application is asked to finish with {@code partition}. */
  public boolean isHandingOff(int partition) {
    return handOffUntil.containsKey(partition);
  }

  /** Partitions whose hand-off has taken too long. */
  public List<Integer> overdue(long now) {
    return handOffUntil.entrySet().stream()
        .filter(e -> e.getValue() <= now)
        .map(e -> e.getKey())
        .toList();
  }

  /** When the first hand-off is overdue; the end of time when none is under way. */
  public long firstOverdue() {
    if (handOffUntil.isEmpty()) {
      return Long.MAX_VALUE;
    }
    return handOffUntil.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
  }
}
