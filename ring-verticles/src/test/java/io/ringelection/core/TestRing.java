package io.ringelection.core;

import io.ringelection.NodeId;
import io.ringelection.Phase;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.step.NodeConfig;
import io.ringelection.core.step.Rule;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import io.ringelection.sim.world.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A few nodes in virtual time on a network without faults: every message takes a tenth of a
 * millisecond. For tests of one rule at a time; the simulator is the place for faults.
 */
final class TestRing {
  static final long MILLI = 1_000_000;
  private static final long DELAY = MILLI / 10;

  final Map<String, RingNode> nodes = new LinkedHashMap<>();
  final Map<String, List<Effect>> facts = new LinkedHashMap<>();
  Predicate<Envelope> lost = envelope -> false;

  /** Hears every message that is sent to others, arriving or not. */
  Consumer<Envelope> tap = envelope -> {};

  boolean handsOffAtOnce = true;
  boolean mayFound = true;
  final Transcript transcript = new Transcript();
  int sent;

  private record Event(long at, long order, @Nullable Envelope carried, Runnable action) {}

  private final PriorityQueue<Event> queue =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
  private final int partitions;
  private final int expected;
  private long now;
  private long order;

  TestRing(int partitions, int expected) {
    this.partitions = partitions;
    this.expected = expected;
  }

  long now() {
    return now;
  }

  RingNode start(String name) {
    return start(name, partitions, Message.MAY_LEAD | Message.MAY_OWN);
  }

  /** A later incarnation of a node. */
  RingNode start(String name, long incarnation) {
    return start(new NodeId(name, incarnation), partitions, Message.MAY_LEAD | Message.MAY_OWN);
  }

  RingNode start(String name, int itsPartitions, int roles) {
    return start(new NodeId(name, name.hashCode()), itsPartitions, roles);
  }

  private RingNode start(NodeId id, int itsPartitions, int roles) {
    String name = id.name();
    NodeConfig config =
        new NodeConfig(
            id,
            7,
            itsPartitions,
            Setting.LAN,
            expected,
            mayFound,
            5,
            64,
            roles,
            1000,
            Long.MIN_VALUE / 8,
            EnumSet.allOf(Rule.class));
    RingNode node = new RingNode(config, now);
    nodes.put(name, node);
    facts.put(name, new ArrayList<>());
    step(name, new Input.Tick(now / MILLI));
    return node;
  }

  void crash(String name) {
    transcript.title(now, name + " crashes");
    nodes.remove(name);
  }

  void step(String name, Input input) {
    RingNode node = nodes.get(name);
    if (node == null) {
      return;
    }
    for (Effect effect : node.step(input, now)) {
      perform(name, effect);
    }
    transcript.after(now, node);
    if (node.phase() != Phase.LEFT) {
      at(Math.max(now + 1, node.wakeAt()), () -> tickIfDue(name));
    }
  }

  private void tickIfDue(String name) {
    RingNode node = nodes.get(name);
    if (node != null && now >= node.wakeAt()) {
      step(name, new Input.Tick(now / MILLI));
    }
  }

  private void perform(String name, Effect effect) {
    if (effect instanceof Effect.Send send) {
      transcript.sent(now, send.envelope());
      post(send.envelope());
      return;
    }
    transcript.effect(now, name, effect);
    facts.get(name).add(effect);
    if (effect instanceof Effect.Revoking revoking && handsOffAtOnce) {
      at(now, () -> step(name, new Input.HandedOff(revoking.grants())));
    }
  }

  private void post(Envelope envelope) {
    sent++;
    tap.accept(envelope);
    for (RingNode node : List.copyOf(nodes.values())) {
      boolean receives =
          envelope.to() == null
              ? !node.self().equals(envelope.from())
              : node.self().equals(envelope.to());
      if (receives && !lost.test(envelope)) {
        String name = node.self().name();
        Runnable arrival = () -> step(name, new Input.Received(envelope));
        queue.add(new Event(now + DELAY, order++, envelope, arrival));
      }
    }
  }

  private void at(long time, Runnable action) {
    queue.add(new Event(time, order++, null, action));
  }

  /** What is on its way now does not arrive. */
  void drop(Predicate<Envelope> what) {
    queue.removeIf(event -> event.carried() != null && what.test(event.carried()));
  }

  /** A message that may never have been sent arrives now. */
  void deliver(NodeId from, String to, Message message) {
    deliver(from, to, nodes.get(to).term(), message);
  }

  void deliver(NodeId from, String to, long term, Message message) {
    step(to, new Input.Received(new Envelope(from, nodes.get(to).self(), term, message)));
  }

  /** Facts of one kind that a node has told so far. */
  <T extends Effect> List<T> facts(String name, Class<T> kind) {
    return facts.get(name).stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Runs until these nodes are one ring, evenly owned; fails after five seconds. */
  void settle(int members) {
    runUntil(
        5_000,
        () ->
            isBalanced()
                && nodes.values().stream()
                    .allMatch(n -> n.committed().members().size() == members));
  }

  void runFor(long millis) {
    long end = now + millis * MILLI;
    runWhile(() -> !queue.isEmpty() && queue.peek().at() <= end);
    now = Math.max(now, end);
  }

  /** Runs until the condition holds; fails after {@code millis} of virtual time. */
  void runUntil(long millis, BooleanSupplier condition) {
    long end = now + millis * MILLI;
    runWhile(() -> !condition.getAsBoolean() && !queue.isEmpty() && queue.peek().at() <= end);
    if (!condition.getAsBoolean()) {
      throw new AssertionError("not reached within " + millis + " ms: " + this);
    }
  }

  private void runWhile(BooleanSupplier go) {
    while (go.getAsBoolean()) {
      Event event = queue.remove();
      now = event.at();
      event.action().run();
    }
  }

  /** Number of partitions of each node, in the order they were started. */
  List<Integer> counts() {
    return nodes.values().stream().map(n -> (int) owned(n)).toList();
  }

  private long owned(RingNode node) {
    return java.util.stream.IntStream.range(0, partitions).filter(p -> node.owns(p, now)).count();
  }

  /** Every partition is owned by exactly one node. */
  boolean isWhole() {
    for (int p = 0; p < partitions; p++) {
      int partition = p;
      if (nodes.values().stream().filter(n -> n.owns(partition, now)).count() != 1) {
        return false;
      }
    }
    return true;
  }

  boolean isBalanced() {
    List<Integer> counts = counts();
    return isWhole()
        && counts.stream().max(Integer::compare).orElse(0)
                - counts.stream().min(Integer::compare).orElse(0)
            <= 1;
  }

  RingNode leader() {
    return nodes.values().stream()
        .filter(RingNode::leads)
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody leads: " + this));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("at " + now / MILLI + " ms");
    nodes.forEach(
        (name, n) ->
            text.append("; ")
                .append(name)
                .append(' ')
                .append(n.phase())
                .append(" term ")
                .append(n.term())
                .append(" leader ")
                .append(n.leader())
                .append(" view ")
                .append(n.committed().number())
                .append(" owns ")
                .append(owned(n))
                .append(" waits for '")
                .append(n.waitingFor())
                .append('\''));
    return text.toString();
  }
}
