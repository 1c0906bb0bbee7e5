package io.ringelection.sim;

import io.ringelection.core.step.Rule;
import io.ringelection.sim.check.Invariant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the core obeys and what is watched.
 *
 * @param rules in force in every node
 * @param invariants watched
 * @param falseProofs true when nodes are proved dead that live, which the protocol assumes never
 *     happens
 */
record Laws(Set<Rule> rules, Set<Invariant> invariants, boolean falseProofs) {
  /** What a rule is called that is not the core's: proofs of death are true. */
  static final String TRUE_PROOFS = "TRUE_PROOFS";

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

  /**
   * Reads what {@link #command()} writes.
   *
   * @param off rules that are not in force, separated by commas
   * @param watch invariants that are watched; all of them when it is empty
   */
  static Laws parse(String off, String watch) {
    List<String> missing = words(off);
    Set<Rule> rules = EnumSet.allOf(Rule.class);
    boolean falseProofs = missing.contains(TRUE_PROOFS);
    missing.stream()
        .filter(name -> !name.equals(TRUE_PROOFS))
        .forEach(name -> rules.remove(Rule.valueOf(name)));
    Set<Invariant> watched = EnumSet.noneOf(Invariant.class);
    words(watch).forEach(name -> watched.add(Invariant.valueOf(name)));
    return new Laws(
        rules, watched.isEmpty() ? EnumSet.allOf(Invariant.class) : watched, falseProofs);
  }

  private static List<String> words(String list) {
    return Arrays.stream(list.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  /** What has to be added to a command for the same laws; nothing for {@link #all()}. */
  String command() {
    List<String> off = new ArrayList<>();
    for (Rule rule : Rule.values()) {
      if (!rules.contains(rule)) {
        off.add(rule.name());
      }
    }
    if (falseProofs) {
      off.add(TRUE_PROOFS);
    }
    String watch = invariants.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    boolean watchesAll = invariants.size() == Invariant.values().length;
    return (off.isEmpty() ? "" : " -Doff=" + String.join(",", off))
        + (watchesAll ? "" : " -Dwatch=" + watch);
  }
}
