package io.ringelection.scheduler.cluster;

import io.ringelection.scheduler.cluster.Window.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What is done to the cluster, in what order: decided by the seed alone.
 *
 * @param steps in order
 */
record Plan(List<Step> steps) {
  /**
   * One thing to do.
   *
   * @param kind KILL_MEMBER, KILL_LEADER, TERM, STOP_MEMBER or STOP_LEADER
   * @param pick which of the nodes that can be meant, modulo their number
   */
  record Step(Kind kind, int pick) {}

  /** Half of the kills and of the stops, rounded up, hit the leader. */
  static Plan of(long seed, int kills, int terms, int stops) {
    Random random = new Random(seed);
    List<Kind> kinds = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      kinds.add(i % 2 == 0 ? Kind.KILL_LEADER : Kind.KILL_MEMBER);
    }
    kinds.addAll(Collections.nCopies(terms, Kind.TERM));
    for (int i = 0; i < stops; i++) {
      kinds.add(i % 2 == 0 ? Kind.STOP_LEADER : Kind.STOP_MEMBER);
    }
    Collections.shuffle(kinds, random);
    return new Plan(
        kinds.stream().map(kind -> new Step(kind, random.nextInt(Integer.MAX_VALUE))).toList());
  }
}
