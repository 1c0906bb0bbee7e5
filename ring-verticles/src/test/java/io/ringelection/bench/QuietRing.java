package io.ringelection.bench;

import io.ringelection.NodeId;
import io.ringelection.core.RingNode;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.step.NodeConfig;
import io.ringelection.core.step.Rule;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import io.ringelection.sim.world.Setting;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;

/** Nodes that hear each other at once and hand off at once, until all is owned and told to all. */
final class QuietRing {
  private static final long MILLI = 1_000_000;

  final List<RingNode> nodes = new ArrayList<>();
  long now;
  private final Deque<Envelope> underWay = new ArrayDeque<>();
  private final int partitions;

  QuietRing(int members, int partitions) {
    this.partitions = partitions;
    for (int i = 0; i < members; i++) {
      nodes.add(node(new NodeId("n" + i, i)));
    }
    while (owned() < partitions || leader().committed().members().size() < members) {
      tick();
    }
    for (long end = now + Setting.LAN.lease(); now < end; ) {
      tick();
    }
  }

  private RingNode node(NodeId self) {
    int roles = Message.MAY_LEAD | Message.MAY_OWN | Message.MAY_FOUND;
    EnumSet<Rule> rules = EnumSet.allOf(Rule.class);
    NodeConfig config =
        new NodeConfig(
            self,
            7,
            partitions,
            Setting.LAN,
            3,
            true,
            5,
            1024,
            roles,
            1000,
            -10_000_000_000L,
            rules);
    return new RingNode(config, now);
  }

  /** A millisecond later every node does what is due, and what follows from it. */
  private void tick() {
    now += MILLI;
    for (RingNode node : nodes) {
      if (now >= node.wakeAt()) {
        step(node, new Input.Tick(now / MILLI));
      }
    }
    while (!underWay.isEmpty()) {
      deliver(underWay.remove());
    }
  }

  private void deliver(Envelope envelope) {
    for (RingNode node : nodes) {
      boolean receives =
          envelope.to() == null
              ? !node.self().equals(envelope.from())
              : node.self().equals(envelope.to());
      if (receives) {
        step(node, new Input.Received(envelope));
      }
    }
  }

  private void step(RingNode node, Input input) {
    for (Effect effect : node.step(input, now)) {
      if (effect instanceof Effect.Send send) {
        underWay.add(send.envelope());
      } else if (effect instanceof Effect.Revoking revoking) {
        step(node, new Input.HandedOff(revoking.grants()));
      }
    }
  }

  RingNode leader() {
    return nodes.stream().filter(RingNode::leads).findFirst().orElse(nodes.get(0));
  }

  RingNode member() {
    return nodes.stream().filter(node -> !node.leads()).findFirst().orElseThrow();
  }

  private int owned() {
    return nodes.stream().mapToInt(RingNode::owned).sum();
  }
}
