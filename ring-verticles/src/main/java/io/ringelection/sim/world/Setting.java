package io.ringelection.sim.world;

import io.ringelection.core.step.Rule;
import io.ringelection.core.step.Timing;
import java.util.EnumSet;
import java.util.Set;

/**
 * What does not change during a run.
 *
 * @param slots places for nodes; at most one node runs in each
 * @param partitions P
 * @param timing of every node
 * @param expected nodes expected at the founding
 * @param maxVoters of every node
 * @param maxMoves of every node
 * @param drift by how much clocks really differ from real time, as a fraction
 * @param slowHandOff share of hand-offs that the application answers late, or never
 * @param stall share of effects before which the process stands still for a while
 * @param viaBytes share of messages that go through the codec
 * @param proofs of death, as they come here
 * @param rules in force
 */
public record Setting(
    int slots,
    int partitions,
    Timing timing,
    int expected,
    int maxVoters,
    int maxMoves,
    double drift,
    double slowHandOff,
    double stall,
    double viaBytes,
    Proofs proofs,
    Set<Rule> rules) {
  private static final int VOTERS = 5;

  /** A millisecond in the world's unit. */
  public static final long MS = 1_000_000;

  /** A second in the world's unit. */
  public static final long SEC = 1000 * MS;

  /** The ring's default durations. */
  public static final Timing LAN =
      new Timing(
          250 * MS,
          2000 * MS,
          900 * MS,
          200 * MS,
          50 * MS,
          1000 * MS,
          0.01,
          Timing.forgiven(2000 * MS));

  /** Durations for hundreds of nodes. */
  public static final Timing LARGE =
      new Timing(
          1000 * MS,
          6000 * MS,
          3000 * MS,
          500 * MS,
          50 * MS,
          3000 * MS,
          0.01,
          Timing.forgiven(6000 * MS));

  /** Durations for those who want to fail over in about a second. */
  public static final Timing FAST =
      new Timing(
          100 * MS,
          1000 * MS,
          450 * MS,
          100 * MS,
          50 * MS,
          500 * MS,
          0.01,
          Timing.forgiven(1000 * MS));

  /** A world in which nothing goes wrong by itself, with five voters. */
  public static Setting calm(int slots, int partitions, Timing timing, int expected, int maxMoves) {
    return new Setting(
        slots,
        partitions,
        timing,
        expected,
        VOTERS,
        maxMoves,
        0,
        0,
        0,
        0,
        Proofs.ALWAYS,
        EnumSet.allOf(Rule.class));
  }
}
