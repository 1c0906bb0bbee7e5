package io.ringelection.core;

import io.ringelection.Assignment;
import io.ringelection.NodeId;
import io.ringelection.Phase;
import io.ringelection.View;
import io.ringelection.core.rebalance.Progress;
import io.ringelection.core.state.NodeState;
import io.ringelection.core.state.Reign;
import io.ringelection.core.state.Table;
import io.ringelection.core.state.Tenure;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.step.NodeConfig;
import io.ringelection.core.wire.Envelope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One node of the ring as a state machine: {@link #step} takes what happened and returns what the
 * driver has to do, in that order. No clock, no randomness, no Vert.x inside; not thread-safe.
 *
 * <p>Within a step, first a lease that is over is noticed, then the input is handled, then every
 * part does what has become due, until nothing is left that this node has to say to itself.
 */
public final class RingNode {
  private static final int MOST_ROUNDS = 1000;

  private final NodeState state;
  private final Parts parts;
  private final Watchman watchman;
  private final Progress progress;
  private long wakeAt;
  private @Nullable Envelope last;

  /**
   * A node that knows nobody. The first {@link Input.Tick} sets it going.
   *
   * @param now the node's clock, nanoseconds with any origin
   */
  public RingNode(NodeConfig config, long now) {
    this.state = new NodeState(config, now);
    this.parts = new Parts(state);
    this.watchman = new Watchman(state);
    this.progress = new Progress(state);
    this.wakeAt = now;
  }

  /** Handles one input. */
  public List<Effect> step(Input input, long now) {
    if (state.tenure().hasLeft()) {
      return List.of();
    }
    watchman.before(now, wakeAt);
    input.accept(parts.inputs());
    settle();
    watchman.after();
    wakeAt = parts.dueAt();
    return state.out().drain();
  }

  /**
   * A node that never settles is a defect; ending is better than spinning, because its partitions
   * then find another owner.
   */
  private void settle() {
    deliverOwn();
    parts.tend();
    for (int round = 0; deliverOwn(); round++) {
      if (round == MOST_ROUNDS) {
        throw new IllegalStateException(
            "a step of " + state.self() + " does not end; the last message to itself was " + last);
      }
      parts.tend();
    }
  }

  private boolean deliverOwn() {
    boolean any = false;
    Envelope envelope = state.out().nextToSelf();
    while (envelope != null) {
      any = true;
      last = envelope;
      parts.inputs().received(envelope);
      envelope = state.out().nextToSelf();
    }
    return any;
  }

  /** When the next {@link Input.Tick} is wanted; earlier ones are harmless. */
  public long wakeAt() {
    return wakeAt;
  }

  public NodeId self() {
    return state.self();
  }

  /** Highest term promised or adopted. */
  public long term() {
    return state.standing().term();
  }

  /** Leader of that term, null while unknown. */
  public @Nullable NodeId leader() {
    return state.standing().leader();
  }

  public boolean leads() {
    return state.leads();
  }

  public Phase phase() {
    return Watchman.phase(state);
  }

  /** Latest view known to be committed. */
  public View committed() {
    return state.views().committed();
  }

  /** The accepted next view, null when there is none. */
  public @Nullable View pending() {
    return state.views().pending();
  }

  /** This node owns only while its clock shows less. */
  public long leaseEnd() {
    return state.tenure().leaseEnd();
  }

  /** Token held, 0 when none; it is valid only before {@link #leaseEnd()}. */
  public long token(int partition) {
    return state.held().token(partition);
  }

  /** True while this node owns {@code partition}. */
  public boolean owns(int partition, long now) {
    return token(partition) != 0 && now < leaseEnd();
  }

  /** Number of partitions held. */
  public int owned() {
    return state.held().count();
  }

  /**
   * For a leader: the send time of the latest round that a majority acknowledged. No lease that it
   * granted ends later than D after that.
   */
  public long basis() {
    Reign reign = state.reign();
    return reign == null ? Tenure.NEVER : reign.rounds().basis();
  }

  /** Who owns what: the leader's table, or a member's copy of it. */
  public Assignment assignment() {
    Reign reign = state.reign();
    return reign == null ? state.copy().snapshot() : assignment(reign);
  }

  private static Assignment assignment(Reign reign) {
    Table table = reign.table();
    @Nullable NodeId[] owners = new @Nullable NodeId[table.partitions()];
    long[] tokens = new long[table.partitions()];
    for (int p = 0; p < owners.length; p++) {
      int owner = table.owner(p);
      owners[p] = owner == Table.NOBODY ? null : reign.members().bySlot(owner).id();
      tokens[p] = table.token(p);
    }
    return new Assignment(owners, tokens);
  }

  /** True when the death of {@code node} is proved, as far as this node knows. */
  public boolean isDead(NodeId node) {
    return state.standing().isDead(node);
  }

  /** What this node is about as the leader. */
  public Progress progress() {
    return progress;
  }

  /** One sentence on what this node waits for, empty when it waits for nothing. */
  public String waitingFor() {
    return parts.waitingFor();
  }
}
