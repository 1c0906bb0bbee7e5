package io.ringelection.sim;

import io.ringelection.core.step.Rule;
import io.ringelection.sim.check.Invariant;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the core obeys and what is watched.
 *
 * @param rules in force in every node
 * @param invariants watched
 * @param falseProofs true when nodes are proved dead that live, which the protocol assumes never
 *     happens
 */
record Laws(Set<Rule> rules, Set<Invariant> invariants, boolean falseProofs) {
  private static final Set<Invariant> OWNERSHIP =
      EnumSet.of(Invariant.ONE_OWNER, Invariant.TOKENS_RISE);

  /** The real core, and everything watched. */
  static Laws all() {
    return new Laws(EnumSet.allOf(Rule.class), EnumSet.allOf(Invariant.class), false);
  }

  /** A core that lacks a rule; watched is only whether a partition gets two owners. */
  static Laws without(Rule rule) {
    return new Laws(EnumSet.complementOf(EnumSet.of(rule)), OWNERSHIP, false);
  }

  /** The real core, in a world where a proof of death may be false. */
  static Laws withFalseProofs() {
    return new Laws(EnumSet.allOf(Rule.class), OWNERSHIP, true);
  }

  /** Rules that are not in force. */
  Set<Rule> missing() {
    Set<Rule> missing = EnumSet.allOf(Rule.class);
    missing.removeAll(rules);
    return missing;
  }
}
