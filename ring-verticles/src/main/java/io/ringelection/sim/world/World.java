package io.ringelection.sim.world;

import io.ringelection.NodeId;
import io.ringelection.core.step.NodeConfig;
import io.ringelection.core.wire.Codec;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time and everything in it. Real time starts at 0 and counts nanoseconds; it moves only
 * from event to event.
 */
public final class World {
  private static final long LONG_AGO = 3600 * Setting.SEC;
  private static final long RING = 0x5EED;
  private static final long PROOFS = 0xBEAC0;

  private final Setting setting;
  private final Observer observer;
  private final EventQueue queue = new EventQueue();
  private final Dice dice;
  private final Network network;
  private final Population population;
  private final Watchers watchers;
  private long now;
  private long events;
  private long elections;
  private int incarnations;
  private boolean calm;
  private long changedAt;

  /** An empty world. */
  public World(Setting setting, Dice dice, Observer observer) {
    this.setting = setting;
    this.observer = observer;
    this.dice = dice;
    this.watchers = new Watchers(this, dice, dice.aside(PROOFS));
    this.network = new Network(this, setting.slots(), dice.split());
    this.population = new Population(setting.slots());
  }

  /** Real time in nanoseconds. */
  public long now() {
    return now;
  }

  /** What this world was made with. */
  public Setting setting() {
    return setting;
  }

  /** Between the nodes. */
  public Network network() {
    return network;
  }

  /** Running nodes by slot. */
  public List<SimNode> live() {
    return population.live();
  }

  /** The node running in a slot, if one is. */
  public @Nullable SimNode in(int slot) {
    return population.in(slot);
  }

  /** Number of events so far. */
  public long events() {
    return events;
  }

  /** Number of times that a node became leader. */
  public long elections() {
    return elections;
  }

  /** Peace: nothing goes wrong from now on, and every pause is over. */
  public void calm() {
    calm = true;
    network.calm();
    live().forEach(SimNode::resume);
    observer.happened(now, "peace");
  }

  /** An application has changed its mind about what its node shall do. */
  void changed() {
    changedAt = now;
  }

  /** When the last process has started or ended, or was told something by its application. */
  public long changedAt() {
    return changedAt;
  }

  /** True in peace. */
  public boolean isCalm() {
    return calm;
  }

  /**
   * Starts a process in a free slot.
   *
   * @param founder true for one of the first nodes, which may found the ring and had no earlier
   *     incarnation
   */
  public SimNode start(int slot, boolean founder) {
    double rate = 1 + (dice.below(3) - 1) * setting.drift();
    LocalClock clock = new LocalClock(dice.next() >> 14, rate);
    NodeId id = new NodeId("n" + (slot + 1), ++incarnations);
    long born = clock.at(now) - (founder ? LONG_AGO : 0);
    SimNode node = new SimNode(this, slot, clock, config(id, founder, born));
    population.add(node);
    changedAt = now;
    observer.happened(now, "start " + id);
    observer.started(node);
    return node;
  }

  /**
   * Ends a process at once.
   *
   * @param proved true when the others get a proof of its death
   */
  public void crash(SimNode node, boolean proved) {
    end(node, proved ? "crashed, proved" : "crashed");
    if (proved) {
      watchers.crashed(node);
    }
  }

  /** Ends a process that has given everything up. */
  void left(SimNode node) {
    end(node, "left");
    watchers.left(node);
  }

  /** Does something at a time, or now when that is over. */
  public void at(long time, Runnable action) {
    queue.add(Math.max(time, now), action);
  }

  /** Does something later. */
  public void after(long delay, Runnable action) {
    queue.add(now + delay, action);
  }

  /** Lets time pass until {@code end}. */
  public void runUntil(long end) {
    runUntil(() -> false, end);
  }

  /** Lets time pass until the condition holds, which is the result, or until {@code end}. */
  public boolean runUntil(BooleanSupplier condition, long end) {
    while (!condition.getAsBoolean()) {
      if (queue.isEmpty() || queue.nextAt() > end) {
        now = Math.max(now, end);
        return condition.getAsBoolean();
      }
      now = queue.nextAt();
      events++;
      queue.poll().run();
    }
    return true;
  }

  Dice dice() {
    return dice;
  }

  Observer observer() {
    return observer;
  }

  @Nullable SimNode find(NodeId id) {
    return population.find(id);
  }

  void countElection() {
    elections++;
  }

  boolean stalls() {
    return !calm && dice.chance(setting.stall());
  }

  /** Some messages go through the codec, as all do in a real ring. */
  Envelope viaBytes(Envelope envelope) {
    if (!dice.chance(setting.viaBytes())) {
      return envelope;
    }
    Envelope decoded = Codec.decode(Codec.encode(envelope));
    if (!decoded.equals(envelope)) {
      throw new IllegalStateException("the codec makes " + decoded + " of " + envelope);
    }
    return decoded;
  }

  private void end(SimNode node, String how) {
    observer.ending(node);
    node.die();
    population.remove(node);
    changedAt = now;
    observer.happened(now, node.id() + " " + how);
  }

  private NodeConfig config(NodeId id, boolean founder, long born) {
    return new NodeConfig(
        id,
        RING,
        setting.partitions(),
        setting.timing(),
        setting.expected(),
        founder,
        setting.maxVoters(),
        setting.maxMoves(),
        Message.MAY_LEAD | Message.MAY_OWN,
        0,
        born,
        setting.rules());
  }
}
