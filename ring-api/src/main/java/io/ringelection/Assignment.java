package io.ringelection;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who owns which partition, as one node knew it at one moment. Immutable; safe to read from any
 * thread.
 *
 * <p>It is knowledge for routing and for people, up to a heartbeat old: only {@link
 * Ring#token(int)} of the owner itself, and the token compared by the resource, tell who may act.
 */
public final class Assignment {
  private final @Nullable NodeId[] owners;
  private final long[] tokens;

  /**
   * Takes over both arrays; the caller must not change them afterwards.
   *
   * @param owners the owner of each partition, null where it has none
   * @param tokens the token of each partition's grant, 0 where it has none
   */
  public Assignment(@Nullable NodeId[] owners, long[] tokens) {
    if (owners.length != tokens.length) {
      throw new IllegalArgumentException(
          owners.length + " owners and " + tokens.length + " tokens: one each per partition");
    }
    this.owners = owners;
    this.tokens = tokens;
  }

  /** An assignment in which nothing is owned. */
  public static Assignment empty(int partitions) {
    return new Assignment(new @Nullable NodeId[partitions], new long[partitions]);
  }

  /** Number of partitions. */
  public int partitions() {
    return owners.length;
  }

  /** The owner of {@code partition}, or empty while it has none. */
  public Optional<NodeId> owner(int partition) {
    return Optional.ofNullable(owners[partition]);
  }

  /** Token of the grant of {@code partition}, 0 while it has no owner. */
  public long token(int partition) {
    return tokens[partition];
  }

  /** Partitions of {@code node}, rising. */
  public int[] of(NodeId node) {
    int[] found = new int[owners.length];
    int count = 0;
    for (int p = 0; p < owners.length; p++) {
      if (node.equals(owners[p])) {
        found[count++] = p;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Partitions that nobody owns, rising. */
  public int[] unowned() {
    int[] found = new int[owners.length];
    int count = 0;
    for (int p = 0; p < owners.length; p++) {
      if (owners[p] == null) {
        found[count++] = p;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /**
   * How many partitions each of {@code members} owns, in the order given; 0 for one that owns none.
   */
  public int[] counts(List<NodeId> members) {
    Map<NodeId, Integer> place = new HashMap<>();
    for (int i = 0; i < members.size(); i++) {
      place.put(members.get(i), i);
    }
    int[] counts = new int[members.size()];
    for (NodeId owner : owners) {
      Integer i = owner == null ? null : place.get(owner);
      if (i != null) {
        counts[i]++;
      }
    }
    return counts;
  }
}
