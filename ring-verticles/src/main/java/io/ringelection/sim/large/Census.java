package io.ringelection.sim.large;

import io.ringelection.core.step.Effect;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.SimNode;
import java.util.Map;
import java.util.TreeMap;

/** Counts what nodes send, by kind of message; what goes to all counts once for each receiver. */
final class Census implements Observer {
  private final Map<String, Long> counts = new TreeMap<>();
  private int receivers;

  /** Number of nodes that hear a message to all. */
  void receivers(int nodes) {
    receivers = nodes;
  }

  /** Counts since the last call, by the name of the kind. */
  Map<String, Long> take() {
    Map<String, Long> taken = new TreeMap<>(counts);
    counts.clear();
    return taken;
  }

  @Override
  public void performing(SimNode node, Effect effect) {
    if (effect instanceof Effect.Send send) {
      Envelope envelope = send.envelope();
      counts.merge(name(envelope.message()), envelope.to() == null ? receivers : 1L, Long::sum);
    }
  }

  static String name(Message message) {
    return message.getClass().getSimpleName();
  }
}
