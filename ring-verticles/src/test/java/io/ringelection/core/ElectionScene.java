package io.ringelection.core;

import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import java.util.ArrayList;
import java.util.List;

/** Three nodes, n1 leading, at rest; from here on every message is on record. */
final class ElectionScene {
  final TestRing ring = new TestRing(12, 3);
  final List<Envelope> sent = new ArrayList<>();
  final View view;
  final long term;

  ElectionScene() {
    List.of("n1", "n2", "n3").forEach(ring::start);
    ring.settle(3);
    ring.runFor(1_100);
    ring.tap = sent::add;
    view = ring.leader().committed();
    term = ring.leader().term();
  }

  NodeId id(String name) {
    return ring.nodes.get(name).self();
  }

  <T extends Message> List<T> sent(String from, Class<T> kind) {
    return envelopes(from, kind).stream().map(e -> kind.cast(e.message())).toList();
  }

  List<Envelope> envelopes(String from, Class<? extends Message> kind) {
    return sent.stream()
        .filter(e -> e.from().name().equals(from) && kind.isInstance(e.message()))
        .toList();
  }

  /** The view after another, with the same members. */
  View next(View former, List<NodeId> voters) {
    return View.of(former.number() + 1, term, former.foundation(), former.members(), voters);
  }
}
