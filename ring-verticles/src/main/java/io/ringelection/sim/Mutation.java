package io.ringelection.sim;

import io.ringelection.core.step.Rule;
import io.ringelection.sim.check.Invariant;
import io.ringelection.sim.explore.Explored;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something that keeps a partition with one owner, taken away: a rule of the core, or what the core
 * has to trust. A simulator that does not miss it is blind, or it is not needed.
 *
 * @param name what is taken away
 * @param laws without it
 * @param seeds that are enough to miss it
 */
record Mutation(String name, Laws laws, long seeds) {
  private static final int FEW = 300;
  private static final int MANY = 3000;

  /** All but those that are left to the explorer. */
  static List<Mutation> all() {
    Set<Rule> rules = EnumSet.allOf(Rule.class);
    Explored.all().forEach(explored -> rules.remove(explored.rule()));
    List<Mutation> all = new ArrayList<>();
    rules.forEach(rule -> all.add(new Mutation(rule.name(), Laws.without(rule), budget(rule))));
    all.add(new Mutation(Laws.TRUE_PROOFS, Laws.withFalseProofs(), FEW));
    return all;
  }

  /** Seeds in which the simulator finds what it does: a few times as many as it took. */
  private static long budget(Rule rule) {
    return switch (rule) {
      case TWO_PHASE_MOVE,
          LEASE_FROM_SEND_TIME,
          FLOOR,
          WAIT_OUT,
          BASIS,
          CONFIRM,
          SETTLED,
          DROP_ON_LAPSE ->
          FEW;
      default -> MANY;
    };
  }

  /** The first run found in which a partition has two owners, or a token comes again. */
  Optional<Result> find(int threads) throws InterruptedException {
    Tally tally = new Campaign(laws, threads).run(new Seeds(1, seeds), Mutation::isFind);
    return tally.failures().stream().filter(Mutation::isFind).findFirst();
  }

  /** A ring that only gets stuck without the rule has not shown that it is needed. */
  private static boolean isFind(Result result) {
    return result.broken() == Invariant.ONE_OWNER || result.broken() == Invariant.TOKENS_RISE;
  }

  @Override
  public String toString() {
    return name;
  }
}
