package io.ringelection.verticles.driver;

import io.ringelection.Cause;
import io.ringelection.Phase;
import io.ringelection.RingException;
import io.ringelection.View;
import io.ringelection.core.RingNode;
import io.ringelection.core.step.Clocks;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.verticles.transport.Transport;
import io.vertx.core.Context;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * The loop of a node that runs: one input, one step, its effects, then the next wake-up. An input
 * that arises while effects are performed waits for its turn, so a step is never inside another.
 */
final class NodeDriver implements Performer.Answers {
  /** In latenesses: half a lease of the default options. */
  private static final int HELD_UP = 8;

  /** It tells the time at which it is handled, however long it waits. */
  private static final Input TICK = new Input.Tick(0);

  private final RingNode node;
  private final Parts parts;
  private final Context context;
  private final Performer performer;
  private final Chronicler chronicler;
  private final WakeUp wakeUp;
  private final Joins joins;
  private final Runnable end;
  private final long heldUp;
  private final Supplier<Clocks> clocks = new ClockReader();
  private final Deque<Input> inputs = new ArrayDeque<>();
  private Clocks told = clocks.get();
  private boolean stepping;
  private boolean ended;
  private boolean standingChanged;
  private boolean tableChanged;

  /** What a driver works with. */
  record Parts(
      Ownership ownership,
      Board board,
      Listeners listeners,
      Facts facts,
      Notes notes,
      Transport transport,
      Watchers watchers,
      Counters counters) {}

  /**
   * To be created and used on {@code context}.
   *
   * @param lateness nanoseconds from which on a wake-up is late
   * @param end called once, when the node has gone
   */
  NodeDriver(RingNode node, Parts parts, Context context, long lateness, Runnable end) {
    this.node = node;
    this.parts = parts;
    this.context = context;
    this.end = end;
    this.performer =
        new Performer(parts.ownership, parts.facts, parts.transport, parts.notes, this);
    this.chronicler = new Chronicler(node, parts.facts);
    this.heldUp = HELD_UP * lateness;
    this.wakeUp = new WakeUp(context.owner(), System::nanoTime, lateness, this::woken);
    this.joins = new Joins(context.owner());
  }

  Joins joins() {
    return joins;
  }

  private void woken() {
    long now = System.nanoTime();
    parts.counters.tick(now, node.wakeAt());
    if (now - node.wakeAt() > heldUp) {
      parts.notes.heldUp(now - node.wakeAt());
    }
    tick();
  }

  /** The wake-up, and the first step of a new node. */
  void tick() {
    offer(TICK);
  }

  /** After its end nothing is taken: nobody would remove it any more. */
  void offer(Input input) {
    if (ended) {
      return;
    }
    inputs.add(input);
    if (!stepping) {
      if (clocks.get().wentApartSince(told)) {
        inputs.addFirst(TICK);
      }
      drain();
    }
  }

  @Override
  public void input(Input news) {
    context.runOnContext(turn -> offer(news));
  }

  /** Ends without a word to anybody. */
  void crash() {
    finish();
  }

  /**
   * Ends at once, because what the node stands on has failed. The application is told.
   *
   * @param why what has failed
   * @param needed what the process needs now
   */
  void fail(String why, String needed) {
    if (!ended) {
      parts.notes.failed(why, needed);
      parts.board.failed(needed);
      giveUp();
    }
  }

  /** Owns nothing any more, says so, and ends. */
  private void giveUp() {
    parts.ownership.end();
    parts.facts.lost(Cause.SHUTDOWN, parts.ownership.held());
    parts.facts.publish();
    finish();
  }

  private void drain() {
    stepping = true;
    try {
      while (!ended && !inputs.isEmpty()) {
        step(inputs.remove());
      }
    } catch (RuntimeException | Error broken) {
      parts.notes.broken(broken);
      giveUp();
    } finally {
      stepping = false;
    }
    if (!ended) {
      pinStanding();
      wakeUp.at(node.wakeAt());
    }
  }

  private void step(Input input) {
    Clocks now = clocks.get();
    long began = now.nanos();
    parts.counters.input(input, began);
    List<Effect> effects = node.step(input instanceof Input.Tick ? tick(now) : input, began);
    parts.counters.step(effects, began, System.nanoTime(), node.progress().plan());
    chronicler.stepped(effects);
    perform(effects);
  }

  private Input tick(Clocks now) {
    told = now;
    return new Input.Tick(now.wallMillis());
  }

  /**
   * Facts first: sending takes time, and readers need not wait for it to see a longer lease. The
   * event bus last: what other nodes wait for goes out before what is written for everybody.
   */
  private void perform(List<Effect> effects) {
    try {
      effects.stream().filter(effect -> !(effect instanceof Effect.Send)).forEach(this::perform);
      effects.stream().filter(Effect.Send.class::isInstance).forEach(this::perform);
    } finally {
      parts.facts.publish();
    }
  }

  private void perform(Effect effect) {
    effect.accept(performer);
  }

  private void pinStanding() {
    if (!standingChanged && node.phase() == Phase.MEMBER) {
      return;
    }
    parts.board.pin(
        new Board.Standing(
            node.phase(), node.term(), node.leader(), node.committed(), node.waitingFor()));
    if (standingChanged) {
      standingChanged = false;
      acquaint();
      parts.facts.logStanding(parts.board.standing());
      parts.listeners.status(parts.board.status());
    }
    if (node.phase() == Phase.MEMBER) {
      joins.succeed();
      Rehearsal.once();
    }
  }

  /** A voter may have to lead, and then to speak to all; everybody has to speak to any voter. */
  private void acquaint() {
    View view = node.committed();
    parts.transport.acquaint(view.voters().contains(node.self()) ? view.members() : view.voters());
    parts.watchers.watch(view);
  }

  /** Once a second or so. */
  void tend() {
    Phase phase = node.phase();
    boolean seeking = phase == Phase.SEEKING && context.owner().isClustered();
    parts.transport.tend(seeking || node.committed().members().size() > 1);
    parts.watchers.tend();
    pinStanding();
    parts.board.rebalance(node.progress().sentence());
    chronicler.tend();
    parts.facts.publish();
    parts.notes.waits(parts.board.standing().waitingFor(), System.nanoTime());
  }

  @Override
  public void standingChanged() {
    standingChanged = true;
  }

  @Override
  public void tableChanged() {
    if (!tableChanged) {
      tableChanged = true;
      context.runOnContext(
          turn -> {
            tableChanged = false;
            if (!ended) {
              parts.board.pin(node.assignment());
              parts.board.rebalance(node.progress().sentence());
            }
          });
    }
  }

  @Override
  public void refused(Effect.Refused effect) {
    String sentence = effect.by() + " refuses this node: " + effect.why();
    parts.notes.refused(sentence, System.nanoTime());
    joins.fail(new RingException(RingException.Reason.CONFIGURATION, sentence, node.leader()));
  }

  @Override
  public void left() {
    finish();
  }

  private void finish() {
    if (!ended) {
      ended = true;
      inputs.clear();
      wakeUp.cancel();
      parts.ownership.end();
      parts.board.left();
      parts.facts.publish();
      parts.facts.logStanding(parts.board.standing());
      parts.listeners.status(parts.board.status());
      joins.fail(new RingException(RingException.Reason.CLOSED, "the node has left the ring"));
      end.run();
    }
  }
}
