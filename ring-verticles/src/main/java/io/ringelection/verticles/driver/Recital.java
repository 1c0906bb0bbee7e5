package io.ringelection.verticles.driver;

import io.ringelection.core.RingNode;
import io.ringelection.core.step.Effect;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.helpers.NOPLogger;

/** What a node of the rehearsal would tell: made and written out, and heard by nobody. */
final class Recital {
  private final Facts facts;
  private final Chronicler chronicler;
  private long bytes;

  Recital(RingNode node) {
    Listeners nobody =
        new Listeners(
            () -> {
              throw new IllegalStateException("a rehearsal has no audience");
            });
    EventLog log = new EventLog(NOPLogger.NOP_LOGGER, node.self());
    this.facts =
        new Facts(this::write, "rehearsal", node.self(), nobody, lines -> lines.accept(log));
    this.chronicler = new Chronicler(node, facts);
  }

  private void write(String address, Supplier<JsonObject> body) {
    bytes += body.get().toBuffer().length();
  }

  /** How much was written. */
  long bytes() {
    return bytes;
  }

  /** A step was made. */
  void tell(List<Effect> effects) {
    chronicler.stepped(effects);
    for (Effect effect : effects) {
      if (effect instanceof Effect.Assigned assigned) {
        facts.assigned(assigned.cause(), assigned.grants());
      } else if (effect instanceof Effect.Revoking revoking) {
        facts.revoking(revoking.cause(), revoking.grants(), revoking.limit(), (part, ended) -> {});
      } else if (effect instanceof Effect.Revoked revoked) {
        facts.revoked(revoked.cause(), revoked.grants());
      } else if (effect instanceof Effect.Lost lost) {
        facts.lost(lost.cause(), lost.grants());
      } else if (effect instanceof Effect.Led led) {
        facts.led(led.term());
      } else if (effect instanceof Effect.ViewCommitted committed) {
        facts.viewCommitted(committed.term(), committed.view());
      }
    }
    facts.publish();
  }
}
