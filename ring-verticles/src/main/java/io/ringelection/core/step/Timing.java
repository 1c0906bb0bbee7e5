package io.ringelection.core.step;

import java.util.concurrent.TimeUnit;

/**
 * The ring's durations in nanoseconds.
 *
 * @param heartbeat H, between two heartbeats of a member and two rounds of a leader
 * @param lease D, how long a member may act without hearing from the leader
 * @param leaderTimeout E, silence of the leader before a voter asks for a vote
 * @param rankDelay how much longer each further voter on the ring waits
 * @param roundTrip time a message and its answer usually need
 * @param handOff how long the application may take to hand a partition off
 * @param drift rho, by how much a clock's rate may differ from real time, as a fraction
 * @param forgiven standing still of the machine, in all within a lease, that is taken for a wall
 *     clock that was set; 0 where clocks cannot stand still
 */
public record Timing(
    long heartbeat,
    long lease,
    long leaderTimeout,
    long rankDelay,
    long roundTrip,
    long handOff,
    double drift,
    long forgiven) {

  private static final long LEAST_FORGIVEN = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long FORGIVEN_SHARE = 50;

  /** Roundings of two readings of each clock, and what they hide once more since the last tick. */
  private static final long HIDDEN = 3 * Clocks.GRAIN;

  /**
   * What is forgiven on machines that can be suspended: a fiftieth of the lease, at least 10 ms.
   */
  public static long forgiven(long lease) {
    return Math.max(LEAST_FORGIVEN, lease / FORGIVEN_SHARE);
  }

  /**
   * Part of a duration granted by the leader that a member uses: it must end first on the slower of
   * two clocks, and also when both machines stood still by as much as is not noticed, the leader's
   * before the grant and the member's after it.
   */
  public long memberShare(long granted) {
    return (long) Math.floor(granted * (1 - drift) / (1 + drift)) - 2 * unnoticed();
  }

  /** How long a machine may have stood still within a lease without its node noticing. */
  private long unnoticed() {
    return forgiven == 0 ? 0 : forgiven + HIDDEN;
  }

  /** How long one must wait to be sure that a lease of D, counted by another clock, is over. */
  public long waitOut() {
    return (long) Math.ceil(lease * (1 + drift) / (1 - drift));
  }
}
