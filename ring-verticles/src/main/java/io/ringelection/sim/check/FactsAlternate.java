package io.ringelection.sim.check;

import io.ringelection.Grant;
import io.ringelection.Token;
import io.ringelection.core.step.Effect;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.SimNode;
import java.util.List;

/** Watches {@link Invariant#FACTS_ALTERNATE}. */
final class FactsAlternate implements Observer {
  @Override
  public void performing(SimNode node, Effect effect) {
    if (effect instanceof Effect.Assigned assigned) {
      for (Grant grant : assigned.grants()) {
        expect(node, grant, 0, "assigned");
      }
    } else if (effect instanceof Effect.Revoking revoking) {
      expectHeld(node, revoking.grants(), "revoking");
    } else if (effect instanceof Effect.Revoked revoked) {
      expectHeld(node, revoked.grants(), "revoked");
    } else if (effect instanceof Effect.Lost lost) {
      expectHeld(node, lost.grants(), "lost");
    }
  }

  private static void expectHeld(SimNode node, List<Grant> grants, String fact) {
    for (Grant grant : grants) {
      expect(node, grant, grant.token(), fact);
    }
  }

  private static void expect(SimNode node, Grant grant, long token, String fact) {
    long held = node.claims().token(grant.partition());
    if (held != token) {
      throw new Violation(
          Invariant.FACTS_ALTERNATE,
          node.id()
              + " tells "
              + fact
              + " partition "
              + grant.partition()
              + " with token "
              + Token.format(grant.token())
              + " while it holds "
              + Token.format(held));
    }
  }
}
