package io.ringelection.sim.check;

import io.ringelection.sim.world.Observer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What must hold. The numbers are those of the protocol's description. */
public enum Invariant {
  /** I1: a term has one leader. */
  ONE_LEADER(OneLeader::new),
  /** I2: committed views form a chain, and two of one number are equal. */
  VIEW_CHAIN(ViewChain::new),
  /**
   * I3: no lease is granted beyond the newest round that a majority acknowledged plus D, nor is one
   * valid beyond lastAck + Dw of all who promised a newer term.
   */
  LEASE_BOUND(() -> Observer.of(List.of(new LeaseBound(), new PromiseBound()))),
  /** I4: a member with a valid lease is in the newest committed view. */
  LEASED_MEMBER(LeasedMember::new),
  /** I5: tokens of a partition rise from grant to grant. */
  TOKENS_RISE(TokensRise::new),
  /** I6: a member's lease ends before the leader that granted it thinks so. */
  LEADER_OUTWAITS(LeaderOutwaits::new),
  /** I7: at any real time a partition has at most one owner. */
  ONE_OWNER(OneOwner::new),
  /** I8: no node raises an alarm, such as two reports that claim one partition. */
  NO_ALARM(NoAlarm::new),
  /** On one node each partition is told as assigned, then revoked or lost, then assigned. */
  FACTS_ALTERNATE(FactsAlternate::new),
  /** What a message says can be read on the node before the message is sent. */
  FACT_FIRST(FactFirst::new),
  /** What the facts have told is what the core holds. */
  SAME_HOLDINGS(SameHoldings::new),
  /** Time goes on: nobody talks or wakes without end. */
  TIME_GOES_ON(TimeGoesOn::new),
  /**
   * I9: in peace every partition is owned within 2 D, an election and the moves, and loads differ
   * by one at most; and it stays so.
   */
  BALANCED(() -> new Observer() {});

  private final Supplier<Observer> checker;

  Invariant(Supplier<Observer> checker) {
    this.checker = checker;
  }

  /** One observer that throws {@link Violation} when one of {@code invariants} does not hold. */
  public static Observer checkers(Set<Invariant> invariants) {
    List<Observer> checkers = new ArrayList<>();
    for (Invariant each : invariants) {
      checkers.add(each.checker.get());
    }
    return Observer.of(checkers);
  }
}
