package io.ringelection.scheduler.cluster;

import io.ringelection.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * The ring's promises, asked of a history: never two owners, and tokens that only rise. Only what
 * the ledgers prove counts, so a finding is never a matter of when somebody looked.
 */
final class Safety {
  private Safety() {}

  /** Every pair of holds that shared an instant, one sentence each. */
  static List<String> twoOwners(History history) {
    List<String> found = new ArrayList<>();
    for (List<Hold> holds : history.byPartition().values()) {
      for (int i = 0; i < holds.size(); i++) {
        for (Hold later : holds.subList(i + 1, holds.size())) {
          if (holds.get(i).overlaps(later)) {
            found.add("two owners: " + holds.get(i) + "; " + later);
          }
        }
      }
    }
    return found;
  }

  /**
   * Every token that two nodes had or that came after a higher one, one sentence each. A node that
   * had a token and has it again was late to renew its lease: that is one grant.
   */
  static List<String> tokensNotRising(History history) {
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
