package io.ringelection.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.step.NodeConfig;
import io.ringelection.core.step.Rule;
import io.ringelection.core.wire.Codec;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import io.ringelection.sim.world.Setting;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Test plan: four nodes talk over a network that loses and doubles, while a forger sends each of
 * them messages in anybody's name at any state. Whatever comes in, a step ends without an
 * exception, what it wants sent can be sent, and a node does not ask to be woken at once for ever.
 * Who owns what is not asked: the messages lie.
 */
class StepFuzzTest {
  private static final int STEPS = Integer.getInteger("fuzz.rounds", 500);
  private static final int RINGS = 8;
  private static final int RESTLESS = 1000;
  private static final long MILLI = 1_000_000;
  private static final int PARTITIONS = 16;

  private final List<RingNode> nodes = new ArrayList<>();
  private final List<Envelope> underWay = new ArrayList<>();
  private Random random;
  private Forger forger;
  private long now;
  private int restless;
  private int expected;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void noMessageBreaksANode(long seed) {
    random = new Random(seed);
    forger = new Forger(seed);
    for (int ring = 0; ring < RINGS; ring++) {
      found(ring % 4 == 3 ? 1 : 3);
      for (int i = 0; i < STEPS; i++) {
        step(70);
      }
    }
  }

  /** A ring in which all is owned; then comes the storm. */
  private void found(int expected) {
    this.expected = expected;
    nodes.clear();
    underWay.clear();
    for (int i = 0; i < 4; i++) {
      nodes.add(node(i));
    }
    for (int i = 0; nodes.stream().mapToInt(RingNode::owned).sum() < PARTITIONS; i++) {
      assertTrue(i < 20_000, "no ring to be disturbed");
      step(95);
    }
  }

  /** Something happens: in {@code calm} of 100 cases nothing bad. */
  private void step(int calm) {
    long before = now;
    int dice = random.nextInt(100);
    if (dice >= calm && calm < 95) {
      disturb(dice);
    } else if (underWay.isEmpty() || dice < 10) {
      wakes();
    } else {
      arrives();
    }
    restless = now == before ? restless + 1 : 0;
    assertTrue(restless < RESTLESS, () -> "time stands still at " + now);
  }

  private void disturb(int dice) {
    if (dice == 99) {
      applicationActs();
    } else {
      forged();
    }
  }

  private void arrives() {
    int at = random.nextInt(Math.min(4, underWay.size()));
    Envelope envelope = underWay.get(at);
    if (random.nextInt(20) > 0) {
      underWay.remove(at);
    }
    if (random.nextInt(20) > 0) {
      for (int i = 0; i < nodes.size(); i++) {
        boolean receives =
            envelope.to() == null
                ? !nodes.get(i).self().equals(envelope.from())
                : nodes.get(i).self().equals(envelope.to());
        if (receives) {
          step(i, new Input.Received(envelope));
        }
      }
    }
  }

  /**
   * Half of what is forged is addressed to the node that gets it; it need not be. Nothing comes in
   * its own name: the inbox drops that.
   */
  private void forged() {
    int i = random.nextInt(nodes.size());
    Envelope forged = forger.next();
    NodeId to = random.nextBoolean() ? nodes.get(i).self() : forged.to();
    NodeId from =
        random.nextInt(4) > 0 ? nodes.get(random.nextInt(nodes.size())).self() : forged.from();
    if (!from.equals(nodes.get(i).self())) {
      step(i, new Input.Received(new Envelope(from, to, forged.term(), forged.message())));
    }
  }

  private void applicationActs() {
    int i = random.nextInt(nodes.size());
    switch (random.nextInt(5)) {
      case 0 -> step(i, new Input.Leave());
      case 1 -> step(i, new Input.Roles(random.nextInt(16)));
      case 2 -> step(i, new Input.Dead(nodes.get(random.nextInt(nodes.size())).self()));
      case 3 -> step(i, new Input.Stop());
      default -> nodes.set(i, node(i));
    }
  }

  private void wakes() {
    int first = 0;
    for (int i = 1; i < nodes.size(); i++) {
      first = nodes.get(i).wakeAt() < nodes.get(first).wakeAt() ? i : first;
    }
    long late = random.nextInt(50) == 0 ? random.nextInt(3000) * MILLI : 0;
    now = Math.max(now + MILLI / 10, Math.min(nodes.get(first).wakeAt(), now + 100 * MILLI) + late);
    step(first, new Input.Tick(now / MILLI));
  }

  private RingNode node(int i) {
    NodeId self = new NodeId("n" + i, random.nextLong());
    int roles = Message.MAY_LEAD | Message.MAY_OWN;
    EnumSet<Rule> rules = EnumSet.allOf(Rule.class);
    long bornAt = now - 10_000 * MILLI;
    return new RingNode(
        new NodeConfig(
            self, 7, PARTITIONS, Setting.LAN, expected, true, 5, 8, roles, 1000, bornAt, rules),
        now);
  }

  private void step(int i, Input input) {
    try {
      for (Effect effect : nodes.get(i).step(input, now)) {
        if (effect instanceof Effect.Send send) {
          sent(send.envelope());
        } else if (effect instanceof Effect.Revoking revoking && random.nextInt(4) > 0) {
          step(i, new Input.HandedOff(revoking.grants()));
        }
      }
    } catch (RuntimeException broken) {
      RingNode node = nodes.get(i);
      String state = node.self() + " with " + node.committed() + ", then " + node.pending();
      throw new AssertionError(state + " at " + now + " broke by " + input, broken);
    }
  }

  private void sent(Envelope envelope) {
    assertEquals(envelope, Codec.decode(Codec.encode(envelope)));
    forger.see(envelope);
    underWay.add(envelope);
    if (underWay.size() > 200) {
      underWay.remove(random.nextInt(200));
    }
  }
}
