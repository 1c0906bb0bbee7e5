package io.ringelection.core.step;

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
 */
public record Timing(
    long heartbeat,
    long lease,
    long leaderTimeout,
    long rankDelay,
    long roundTrip,
    long handOff,
    double drift) {

  /**
   * Part of a duration granted by the leader that a member uses: it must end first on the slower of
   * two clocks.
   */
  public long memberShare(long granted) {
    return (long) Math.floor(granted * (1 - drift) / (1 + drift));
  }

  /** How long one must wait to be sure that a lease of D, counted by another clock, is over. */
  public long waitOut() {
    return (long) Math.ceil(lease * (1 + drift) / (1 - drift));
  }
}
