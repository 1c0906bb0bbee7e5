package io.ringelection.ledger;

import io.ringelection.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The ring's promises, asked of a history: never two owners, and tokens that only rise. Only what
 * the ledgers prove counts, so a finding is never a matter of when somebody looked.
 */
public final class Safety {
  private Safety() {}

  /** Every pair of holds that shared an instant, one sentence each. */
  public static List<String> twoOwners(History history) {
    List<String> found = new ArrayList<>();
    SingleOwner<Hold> judge = new SingleOwner<>((hold, partition, at) -> at <= hold.end().from());
    history.holds().stream()
        .filter(Hold::isProved)
        .sorted(Comparator.comparingLong(hold -> hold.start().to()))
        .forEach(
            hold -> {
              Hold former = judge.begins(hold.partition(), hold, hold.start().to());
              if (former != null) {
                found.add("two owners: " + former + "; " + hold);
              }
            });
    return found;
  }

  /**
   * How many holds began and ended between two looks or so, so that nobody knows an instant at
   * which they were there for certain. They are judged by their tokens alone.
   */
  public static long unproved(History history) {
    return history.holds().stream().filter(hold -> !hold.isProved()).count();
  }

  /**
   * Every token that two nodes had or that came after a higher one, one sentence each. A node that
   * had a token and has it again was late to renew its lease: that is one grant.
   */
  public static List<String> tokensNotRising(History history) {
    List<String> found = new ArrayList<>();
    history.byPartition().forEach((partition, holds) -> regressions(holds, found));
    return found;
  }

  private static void regressions(List<Hold> byToken, List<String> found) {
    for (int i = 1; i < byToken.size(); i++) {
      Hold lower = byToken.get(i - 1);
      Hold higher = byToken.get(i);
      if (lower.token() == higher.token() && !lower.node().equals(higher.node())) {
        found.add("token " + Token.format(lower.token()) + " twice: " + lower + "; " + higher);
      } else if (lower.beganAfter(higher)) {
        found.add("a lower token after a higher one: " + lower + "; " + higher);
      }
    }
  }
}
