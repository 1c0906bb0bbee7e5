package io.ringelection.core.plan;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Equal counts with the fewest moves.
 *
 * <p>With P partitions and N nodes each node keeps at most its quota, floor(P/N), or one more for P
 * mod N of the nodes: first those that hold more than the floor already, then the most senior. What
 * is above the quota, and what has no owner, fills up the others in order of seniority.
 *
 * <p>Why this is minimal: any assignment with loads q keeps at most min(held, q) partitions in
 * place at each node, and this one keeps exactly that; giving the larger quotas to nodes that hold
 * more than the floor maximises the sum, because moving a larger quota from such a node to another
 * loses one kept partition and gains none.
 */
public final class Planner {
  /** Instead of a slot: nobody. */
  public static final int NOBODY = -1;

  private Planner() {}

  /**
   * Plans. Cost O(P + N log N).
   *
   * @param current slot of each partition's owner; {@link #NOBODY}, or a slot that is not in {@code
   *     nodes}, for one that needs another
   * @param nodes slots that may own, in order of seniority, each once
   * @param slots number of slots; all slots are below it
   * @return slot of each partition's owner to be; all {@link #NOBODY} when {@code nodes} is empty
   */
  public static int[] plan(int[] current, int[] nodes, int slots) {
    int[] target = current.clone();
    if (nodes.length == 0) {
      Arrays.fill(target, NOBODY);
      return target;
    }
    int[] room = quotas(current, nodes, slots);
    for (int p = 0; p < target.length; p++) {
      int owner = target[p];
      if (owner != NOBODY && room[owner] > 0) {
        room[owner]--;
      } else {
        target[p] = NOBODY;
      }
    }
    int next = 0;
    for (int p = 0; p < target.length; p++) {
      if (target[p] == NOBODY) {
        while (room[nodes[next]] == 0) {
          next++;
        }
        target[p] = nodes[next];
        room[nodes[next]]--;
      }
    }
    return target;
  }

  /** How many partitions each slot shall own; 0 for a slot that may not own. */
  private static int[] quotas(int[] current, int[] nodes, int slots) {
    int[] held = new int[slots];
    for (int owner : current) {
      if (owner != NOBODY) {
        held[owner]++;
      }
    }
    int floor = current.length / nodes.length;
    int larger = current.length % nodes.length;
    Integer[] ranks = new Integer[nodes.length];
    Arrays.setAll(ranks, i -> i);
    Arrays.sort(ranks, Comparator.comparing(i -> held[nodes[i]] > floor ? 0 : 1));
    int[] quota = new int[slots];
    for (int i = 0; i < nodes.length; i++) {
      quota[nodes[ranks[i]]] = i < larger ? floor + 1 : floor;
    }
    return quota;
  }
}
