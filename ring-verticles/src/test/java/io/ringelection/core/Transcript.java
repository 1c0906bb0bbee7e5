package io.ringelection.core;

import io.ringelection.core.step.Effect;
import io.ringelection.core.wire.Envelope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the nodes of a {@link TestRing} said, did and waited for, line by line: the whole output of
 * the core. Incarnations are left out, for people.
 */
final class Transcript {
  private static final Pattern INCARNATION = Pattern.compile("@[0-9a-f]+");
  private static final double MILLI = 1_000_000;

  private final List<String> lines = new ArrayList<>();
  private final Map<String, String> state = new HashMap<>();
  private boolean open = true;

  /** Nothing is written until {@link #open}. */
  void close() {
    open = false;
  }

  void open() {
    open = true;
  }

  /** What the test does to the ring. */
  void title(long now, String what) {
    line(now, "", "--- " + what);
  }

  void sent(long now, Envelope envelope) {
    String to = envelope.to() == null ? "all" : envelope.to().name();
    line(
        now,
        envelope.from().name(),
        "-> " + to + ", term " + envelope.term() + ": " + envelope.message());
  }

  void effect(long now, String node, Effect effect) {
    line(now, node, effect.toString());
  }

  /** To be called after each step. */
  void after(long now, RingNode node) {
    String is =
        node.phase()
            + ", "
            + node.owned()
            + " owned, leader "
            + node.leader()
            + (node.waitingFor().isEmpty() ? "" : ", waits for " + node.waitingFor());
    if (!is.equals(state.put(node.self().name(), is))) {
      line(now, node.self().name(), "is " + is);
    }
  }

  private void line(long now, String node, String what) {
    if (open) {
      String line = String.format(Locale.ROOT, "%9.2f  %-3s %s", now / MILLI, node, what);
      lines.add(INCARNATION.matcher(line).replaceAll(""));
    }
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + '\n';
  }
}
