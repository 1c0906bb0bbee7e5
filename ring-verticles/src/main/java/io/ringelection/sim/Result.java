package io.ringelection.sim;

import io.ringelection.sim.check.Invariant;
import io.ringelection.sim.fault.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the run of one seed ended.
 *
 * @param seed the seed
 * @param verdict in one word
 * @param broken the invariant that did not hold; null for the other verdicts
 * @param what happened, in a sentence; empty when all is well
 * @param at real time of the end, nanoseconds
 * @param events handled
 * @param messages sent
 * @param elections won
 * @param fingerprint of everything that happened: equal for equal runs
 * @param settled how long it took in peace until the ring was whole and stayed so, nanoseconds; -1
 *     when it was not
 * @param faults that were planned
 */
public record Result(
    long seed,
    Verdict verdict,
    @Nullable Invariant broken,
    String what,
    long at,
    long events,
    long messages,
    long elections,
    long fingerprint,
    long settled,
    List<Fault> faults) {
  /** How a run can end. */
  public enum Verdict {
    /** Safe all the time, whole at the end. */
    OK,
    /** Safe all the time, and stopped for ever because too many voters are gone. */
    DEAD_QUORUM,
    /** The same, and the votes that are missing are those of a proposed view. */
    DEAD_PROPOSAL,
    /** An invariant did not hold. */
    VIOLATION
  }

  /** True when an invariant did not hold. */
  boolean isViolation() {
    return verdict == Verdict.VIOLATION;
  }
}
