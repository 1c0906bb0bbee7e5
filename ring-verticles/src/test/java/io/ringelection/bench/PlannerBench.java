package io.ringelection.bench;

import io.ringelection.core.plan.Planner;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Plans for a thousand nodes and a million partitions. */
@State(Scope.Thread)
public class PlannerBench {
  private static final int NODES = 1000;
  private static final int PARTITIONS = 1_000_000;

  private final int[] all = IntStream.range(0, NODES).toArray();
  private int[] unowned;
  private int[] balanced;
  private int[] withoutTheLast;

  @Setup
  public void plan() {
    unowned = new int[PARTITIONS];
    Arrays.fill(unowned, Planner.NOBODY);
    balanced = Planner.plan(unowned, all, NODES);
    withoutTheLast = Planner.plan(unowned, first(NODES - 1), NODES);
  }

  private int[] first(int nodes) {
    return Arrays.copyOf(all, nodes);
  }

  @Benchmark
  public int[] baseline() {
    return balanced.clone();
  }

  @Benchmark
  public int[] firstPlan() {
    return Planner.plan(unowned, all, NODES);
  }

  @Benchmark
  public int[] unchanged() {
    return Planner.plan(balanced, all, NODES);
  }

  @Benchmark
  public int[] join() {
    return Planner.plan(withoutTheLast, all, NODES);
  }

  @Benchmark
  public int[] leave() {
    return Planner.plan(balanced, first(NODES - 1), NODES);
  }

  @Benchmark
  public int[] leave100() {
    return Planner.plan(balanced, first(NODES - 100), NODES);
  }
}
