package io.ringelection.sim.explore;

import io.ringelection.core.step.Input;
import io.ringelection.core.step.Timing;
import java.util.List;

/**
 * What is explored, and how far.
 *
 * @param name in the table
 * @param about one sentence
 * @param slots places for nodes, at most 8
 * @param founders so many nodes found the ring, in the first slots; 0 when they are explored while
 *     they do
 * @param partitions P
 * @param maxVoters of every node
 * @param prefix changes of the network before the exploring begins
 * @param timing durations; their unit means nothing
 * @param depth most events after the beginning
 * @param order how messages travel
 * @param faults most faults in one run
 * @param limits most faults of a kind in one run
 * @param links that the network may change to
 * @param commands that applications may give, each once
 */
record Scope(
    String name,
    String about,
    int slots,
    int founders,
    int partitions,
    int maxVoters,
    List<Cut> prefix,
    Timing timing,
    int depth,
    Order order,
    int faults,
    Limits limits,
    List<Links> links,
    List<Command> commands) {
  /** How messages travel. */
  enum Order {
    /**
     * At once and in the order sent, and nodes wake in time; every exception is a fault. Runs are
     * long, and all placings of the faults in them are explored.
     */
    PROMPT,
    /**
     * In any order and as late as they like, and nodes wake as late as they like, without that
     * being a fault. Runs are short, and all orders are explored.
     */
    ANY
  }

  /**
   * Most faults of a kind in one run.
   *
   * @param crashes ends of a process
   * @param starts of processes
   * @param heldUp messages that are late or lost; only where the order is prompt
   * @param repeats messages that arrive twice
   * @param cuts changes of the network
   * @param elections leaders, those of the founding counted
   */
  record Limits(int crashes, int starts, int heldUp, int repeats, int cuts, int elections) {}

  /**
   * A change of the network.
   *
   * @param after how long after the founding, in the unit of the timing
   * @param links number of the links; -1 for a whole network
   */
  record Cut(long after, int links) {}

  /** Something that an application tells its node. */
  record Command(int slot, Input input) {}

  /** The same, with another bound on the number of events. */
  Scope toDepth(int events) {
    return with(prefix, events, faults);
  }

  /** The same after some changes of the network, with another bound on the number of faults. */
  Scope after(List<Cut> cuts, int mostFaults) {
    return with(cuts, depth, mostFaults);
  }

  private Scope with(List<Cut> cuts, int events, int mostFaults) {
    return new Scope(
        name,
        about,
        slots,
        founders,
        partitions,
        maxVoters,
        cuts,
        timing,
        events,
        order,
        mostFaults,
        limits,
        links,
        commands);
  }
}
