package io.ringelection.sim.check;

import io.ringelection.Grant;
import io.ringelection.core.step.Effect;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Holdings;
import io.ringelection.core.wire.Message;
import io.ringelection.sim.world.Claims;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.SimNode;

/** Watches {@link Invariant#FACT_FIRST}. */
final class FactFirst implements Observer {
  @Override
  public void performing(SimNode node, Effect effect) {
    if (!(effect instanceof Effect.Send send)) {
      return;
    }
    Envelope envelope = send.envelope();
    if (envelope.message() instanceof Message.Released released) {
      for (Grant grant : released.grants()) {
        if (node.claims().token(grant.partition()) == grant.token()) {
          throw broken(node, envelope, "it still reads partition " + grant.partition());
        }
      }
    } else if (envelope.message() instanceof Message.Report report) {
      check(node, envelope, report.holdings());
    } else if (envelope.message() instanceof Message.Bye && node.claims().count() > 0) {
      throw broken(node, envelope, "it still holds " + node.claims().count());
    }
  }

  private static void check(SimNode node, Envelope envelope, Holdings holdings) {
    Claims claims = node.claims();
    if (holdings.size() != claims.count()) {
      throw broken(node, envelope, "it reads " + claims.count() + " partitions");
    }
    for (int i = 0; i < holdings.size(); i++) {
      if (claims.token(holdings.partition(i)) != holdings.token(i)) {
        throw broken(node, envelope, "it reads another partition " + holdings.partition(i));
      }
    }
  }

  private static Violation broken(SimNode node, Envelope envelope, String what) {
    return new Violation(Invariant.FACT_FIRST, node.id() + " sends " + envelope + ", but " + what);
  }
}
