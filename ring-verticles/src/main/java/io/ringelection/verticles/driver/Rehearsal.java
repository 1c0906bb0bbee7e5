package io.ringelection.verticles.driver;

import io.ringelection.NodeId;
import io.ringelection.Quorum;
import io.ringelection.RingOptions;
import io.ringelection.core.RingNode;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Codec;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays the loss of a member and of a leader through with a few nodes in memory, in virtual time.
 * Code that a JVM runs for the first time is loaded, linked and interpreted then: a process that
 * has never seen a death needs a fifth of a second for its first election instead of milliseconds.
 * What the nodes would tell is written out, too. Once for each process, on a thread of its own,
 * after its first node has become a member.
 *
 * <p>Rejected: to let the first real death pay for it; and an archive of classes alone, which
 * spares the loading but not the linking of lambdas.
 */
final class Rehearsal {
  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
  private static final AtomicBoolean HELD = new AtomicBoolean();
  private static final int NODES = 5;
  private static final int PARTITIONS = 64;
  private static final int TIMES = 20;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long LONG_AGO = -3600 * SECOND;

  private final Map<NodeId, RingNode> nodes = new LinkedHashMap<>();
  private final Map<NodeId, Recital> recitals = new HashMap<>();
  private final Deque<Envelope> mail = new ArrayDeque<>();
  private final Deque<Runnable> deeds = new ArrayDeque<>();
  private long now;

  Rehearsal() {}

  /** Begins it, unless this process has had it. */
  static void once() {
    if (HELD.compareAndSet(false, true)) {
      // Not a worker of a Vert.x, which may be closed meanwhile: this is the process's own affair.
      Thread stage = new Thread(Rehearsal::hold, "ring-rehearsal");
      stage.setDaemon(true);
      stage.setUncaughtExceptionHandler(
          (thread, why) -> LOG.warn("the rehearsal of a failover failed", why));
      stage.start();
    }
  }

  private static void hold() {
    for (int i = 0; i < TIMES; i++) {
      new Rehearsal().play();
    }
  }

  /** Founds a ring, loses a member and then the leader; returns the number of elections. */
  int play() {
    for (int i = 1; i <= NODES; i++) {
      start("n" + i, i);
    }
    run(5 * SECOND);
    long term = leader().term();
    lose(nodes.values().stream().filter(node -> !node.leads()).findFirst().orElseThrow());
    run(SECOND);
    lose(leader());
    run(SECOND);
    return (int) (leader().term() - term) + 1;
  }

  /** How much all nodes have told. */
  long bytes() {
    return recitals.values().stream().mapToLong(Recital::bytes).sum();
  }

  private void start(String name, long incarnation) {
    RingOptions options =
        RingOptions.lan().setNode(name).setPartitions(PARTITIONS).setQuorum(Quorum.dynamic(NODES));
    NodeId id = new NodeId(name, incarnation);
    int roles = Message.MAY_LEAD | Message.MAY_OWN;
    nodes.put(id, new RingNode(NodeConfigs.of(options, id, roles, 1, LONG_AGO), now));
  }

  private RingNode leader() {
    return nodes.values().stream().filter(RingNode::leads).findFirst().orElseThrow();
  }

  private void lose(RingNode node) {
    nodes.remove(node.self());
    nodes.values().forEach(each -> step(each, new Input.Dead(node.self())));
  }

  private void run(long duration) {
    long end = now + duration;
    while (now < end) {
      settle();
      long next = nodes.values().stream().mapToLong(RingNode::wakeAt).min().orElse(end);
      now = Math.max(now + 1, Math.min(next, end));
      for (RingNode node : List.copyOf(nodes.values())) {
        if (node.wakeAt() <= now) {
          step(node, new Input.Tick(TimeUnit.NANOSECONDS.toMillis(now)));
        }
      }
    }
    settle();
  }

  private void settle() {
    while (!mail.isEmpty() || !deeds.isEmpty()) {
      if (!deeds.isEmpty()) {
        deeds.remove().run();
      } else {
        deliver(mail.remove());
      }
    }
  }

  private void deliver(Envelope envelope) {
    Envelope read = Codec.decode(Codec.encode(envelope));
    for (RingNode node : List.copyOf(nodes.values())) {
      boolean receives =
          read.to() == null ? !node.self().equals(read.from()) : node.self().equals(read.to());
      if (receives) {
        step(node, new Input.Received(read));
      }
    }
  }

  private void step(RingNode node, Input input) {
    List<Effect> effects = node.step(input, now);
    recitals.computeIfAbsent(node.self(), first -> new Recital(node)).tell(effects);
    for (Effect effect : effects) {
      if (effect instanceof Effect.Send send) {
        mail.add(send.envelope());
      } else if (effect instanceof Effect.Revoking revoking) {
        deeds.add(() -> step(node, new Input.HandedOff(revoking.grants())));
      }
    }
  }
}
