package io.ringelection.core.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Test plan: loads before and after, written as counts per node with orphans last, "[4, 4, 0] + 0";
 * then for random assignments, also with every node count from 1 to 12, that counts differ by at
 * most one and that no assignment with such counts needs fewer moves (checked against the optimum
 * computed another way).
 */
class PlannerTest {
  private static final int NOBODY = Planner.NOBODY;

  private static int[] owners(int orphans, int... counts) {
    IntStream.Builder owners = IntStream.builder();
    for (int slot = 0; slot < counts.length; slot++) {
      for (int i = 0; i < counts[slot]; i++) {
        owners.add(slot);
      }
    }
    IntStream.range(0, orphans).forEach(i -> owners.add(NOBODY));
    return owners.build().toArray();
  }

  private static int[] counts(int[] owners, int slots) {
    int[] counts = new int[slots];
    Arrays.stream(owners).filter(o -> o != NOBODY).forEach(o -> counts[o]++);
    return counts;
  }

  private static int moves(int[] before, int[] after) {
    return (int) IntStream.range(0, before.length).filter(p -> before[p] != after[p]).count();
  }

  private static void expect(int[] before, int[] after, int moves, int... nodes) {
    int[] planned = Planner.plan(before, nodes, after.length);
    assertArrayEquals(after, counts(planned, after.length));
    assertEquals(moves, moves(before, planned));
  }

  @Test
  void firstPlanOfThreeNodes() {
    expect(owners(8), new int[] {3, 3, 2}, 8, 0, 1, 2);
  }

  @Test
  void joinTakesFromTheFullest() {
    expect(owners(0, 4, 4, 0), new int[] {3, 3, 2}, 2, 0, 1, 2);
  }

  @Test
  void balancedStaysAsItIsWhoeverHoldsTheLargerShare() {
    expect(owners(0, 2, 3, 3), new int[] {2, 3, 3}, 0, 0, 1, 2);
  }

  @Test
  void leaveMovesOnlyWhatTheLeaverHeld() {
    expect(owners(0, 3, 3, 2), new int[] {4, 4, 0}, 2, 0, 1);
  }

  @Test
  void orphansFillTheEmptiest() {
    expect(owners(3, 3, 2, 0), new int[] {3, 3, 2}, 3, 0, 1, 2);
  }

  @Test
  void fewerPartitionsThanNodes() {
    expect(owners(2), new int[] {1, 1, 0, 0}, 2, 0, 1, 2, 3);
  }

  @Test
  void onePartition() {
    expect(owners(0, 0, 1), new int[] {0, 1}, 0, 0, 1);
  }

  @Test
  void noNodesMeansNobody() {
    assertArrayEquals(new int[] {NOBODY, NOBODY}, Planner.plan(owners(0, 2), new int[0], 1));
  }

  @Test
  void seniorsComeFirst() {
    expect(owners(4), new int[] {1, 1, 2}, 4, 2, 0, 1);
  }

  @Test
  void aMillionPartitionsOnAThousandNodesMoveNoMoreThanTheyMust() {
    int slots = 1000;
    int[] all = IntStream.range(0, slots).toArray();
    int[] unowned = owners(1_000_000);
    int[] balanced = Planner.plan(unowned, all, slots);
    expectMinimal(unowned, balanced, all, 1_000_000);
    int[] younger = IntStream.range(0, slots - 1).toArray();
    int[] withoutOne = Planner.plan(unowned, younger, slots);
    expectMinimal(withoutOne, Planner.plan(withoutOne, all, slots), all, 1000);
    expectMinimal(balanced, Planner.plan(balanced, younger, slots), younger, 1000);
    int[] nineHundred = IntStream.range(0, slots).filter(node -> node % 10 != 3).toArray();
    int[] after = Planner.plan(balanced, nineHundred, slots);
    expectMinimal(balanced, after, nineHundred, 100_000);
    expectMinimal(after, Planner.plan(after, all, slots), all, 100_000);
  }

  private static void expectMinimal(int[] before, int[] after, int[] nodes, int moves) {
    int slots = 1000;
    int[] counts = counts(after, slots);
    int floor = after.length / nodes.length;
    assertTrue(
        Arrays.stream(nodes).allMatch(n -> counts[n] == floor || counts[n] == floor + 1),
        "counts differ by more than one");
    assertEquals(after.length, Arrays.stream(nodes).map(n -> counts[n]).sum());
    assertEquals(moves, moves(before, after));
    assertEquals(fewestMoves(before, nodes, slots), moves);
  }

  @Test
  void planIsBalancedAndMinimalForRandomAssignments() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 2_000; round++) {
      int slots = 1 + random.nextInt(12);
      int[] nodes = random.ints(0, slots).limit(1 + random.nextInt(slots)).distinct().toArray();
      int[] before = random.ints(1 + random.nextInt(200), NOBODY, slots).toArray();
      int[] live = Arrays.stream(before).map(o -> contains(nodes, o) ? o : NOBODY).toArray();
      int[] after = Planner.plan(live, nodes, slots);
      int[] counts = counts(after, slots);
      int[] loads = Arrays.stream(nodes).map(n -> counts[n]).toArray();
      assertTrue(Arrays.stream(loads).max().orElse(0) - Arrays.stream(loads).min().orElse(0) <= 1);
      assertEquals(after.length, Arrays.stream(loads).sum());
      assertEquals(fewestMoves(live, nodes, slots), moves(live, after));
    }
  }

  private static boolean contains(int[] nodes, int slot) {
    return Arrays.stream(nodes).anyMatch(n -> n == slot);
  }

  /**
   * Of all ways to give the P mod N larger shares to nodes, the one that keeps most; each node
   * keeps at most what it holds.
   */
  private static int fewestMoves(int[] before, int[] nodes, int slots) {
    int[] held = counts(before, slots);
    int floor = before.length / nodes.length;
    int larger = before.length % nodes.length;
    int kept = Arrays.stream(nodes).map(n -> Math.min(held[n], floor)).sum();
    int gain = (int) Arrays.stream(nodes).filter(n -> held[n] > floor).limit(larger).count();
    return before.length - kept - gain;
  }

  @Test
  void aSecondPlanChangesNothing() {
    int[] once = Planner.plan(owners(5, 9, 1, 1), new int[] {0, 1, 2}, 3);
    assertArrayEquals(once, Planner.plan(once, new int[] {0, 1, 2}, 3));
  }
}
