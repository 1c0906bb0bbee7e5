package io.ringelection.sim.explore;

import io.ringelection.Grant;
import io.ringelection.core.RingNode;
import io.ringelection.core.step.Effect;
import io.ringelection.sim.check.Invariant;
import io.ringelection.sim.check.Violation;
import java.util.List;

/** Whether the facts of one step fit what the node held before it and what it holds after it. */
final class Told {
  private final Snapshot before;
  private final long[] tokens;

  private Told(Snapshot before) {
    this.before = before;
    tokens = new long[before.config().partitions()];
    for (int p = 0; p < tokens.length; p++) {
      tokens[p] = before.token(p);
    }
  }

  /** Throws a {@link Violation} when they do not. */
  static void check(Snapshot before, RingNode after, List<Effect> effects) {
    Told told = new Told(before);
    effects.forEach(told::take);
    for (int p = 0; p < told.tokens.length; p++) {
      if (told.tokens[p] != after.token(p)) {
        throw new Violation(
            Invariant.SAME_HOLDINGS,
            before.id() + " holds " + after.token(p) + ", told was " + told.tokens[p]);
      }
    }
  }

  private void take(Effect effect) {
    if (effect instanceof Effect.Assigned assigned) {
      for (Grant grant : assigned.grants()) {
        expect(grant, 0);
        tokens[grant.partition()] = grant.token();
      }
    } else if (effect instanceof Effect.Revoking revoking) {
      revoking.grants().forEach(grant -> expect(grant, grant.token()));
    } else if (effect instanceof Effect.Revoked revoked) {
      revoked.grants().forEach(this::end);
    } else if (effect instanceof Effect.Lost lost) {
      lost.grants().forEach(this::end);
    }
  }

  private void end(Grant grant) {
    expect(grant, grant.token());
    tokens[grant.partition()] = 0;
  }

  private void expect(Grant grant, long token) {
    if (tokens[grant.partition()] != token) {
      throw new Violation(
          Invariant.FACTS_ALTERNATE,
          before.id() + " tells of " + grant + " while it holds " + tokens[grant.partition()]);
    }
  }
}
