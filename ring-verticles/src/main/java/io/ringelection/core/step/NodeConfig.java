package io.ringelection.core.step;

import io.ringelection.NodeId;
import java.util.Set;

/**
 * What a node is told once.
 *
 * @param self this incarnation
 * @param ringHash hash of the ring's name, lease and clock drift, the same at all nodes
 * @param partitions P
 * @param timing durations
 * @param expected nodes expected at the founding; 1 means that a node may go on alone
 * @param mayFound false for a node that only joins a ring that is there
 * @param maxVoters odd, 1 to 7
 * @param maxMoves moves under way at once
 * @param roles bits of {@link io.ringelection.core.wire.Message}
 * @param firstTerm the first term of a ring founded at the node's start is above this one, so that
 *     tokens rise over a restart of the whole ring; one founded later is above by the seconds since
 *     then
 * @param bornAt on the node's clock: when the process started. An earlier incarnation may have
 *     acknowledged a leader until then, so a promise of this one waits for leases counted from
 *     there
 * @param rules safety rules in force: all of them, but for tests of the simulator
 */
public record NodeConfig(
    NodeId self,
    long ringHash,
    int partitions,
    Timing timing,
    int expected,
    boolean mayFound,
    int maxVoters,
    int maxMoves,
    int roles,
    long firstTerm,
    long bornAt,
    Set<Rule> rules) {

  /** True when the rule is in force. */
  public boolean has(Rule rule) {
    return rules.contains(rule);
  }
}
