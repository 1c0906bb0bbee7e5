package io.ringelection.sim.world;

import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * Carries messages between slots. Loses, doubles, delays and so reorders them as it is told; a cut
 * link carries nothing in its direction. What is on its way when a link is cut still arrives.
 */
public final class Network {
  private static final double SPIKES = 4;
  private static final long LONGEST = 4 * Setting.SEC;
  private static final long SPIKE = 300 * Setting.MS;
  private static final long SHORTEST = Setting.MS / 5;
  private static final long SPREAD = 9 * Setting.MS / 5;

  private final World world;
  private final Dice dice;
  private final int[][] cuts;
  private final int[] inboxes;
  private final int[] calls;
  private double loss;
  private double doubled;
  private double slow;
  private boolean calm;
  private long lastArrival;
  private long messages;

  Network(World world, int slots, Dice dice) {
    this.world = world;
    this.dice = dice;
    this.cuts = new int[slots][slots];
    this.inboxes = new int[slots];
    this.calls = new int[slots];
  }

  /** Number of messages sent so far, each receiver counted. */
  public long messages() {
    return messages;
  }

  /** Cuts the way from one slot to another; each cut needs its own {@link #mend}. */
  public void cut(int from, int to) {
    cuts[from][to]++;
  }

  /** Takes back one {@link #cut}. */
  public void mend(int from, int to) {
    cuts[from][to]--;
  }

  /** What is sent to the node in this slot alone does not reach it: its subscription is lost. */
  public void closeInbox(int slot) {
    inboxes[slot]++;
  }

  /** Takes back one {@link #closeInbox}. */
  public void openInbox(int slot) {
    inboxes[slot]--;
  }

  /** What is sent to all does not reach the node in this slot. */
  public void closeCalls(int slot) {
    calls[slot]++;
  }

  /** Takes back one {@link #closeCalls}. */
  public void openCalls(int slot) {
    calls[slot]--;
  }

  /** Share of messages lost. */
  public void lose(double share) {
    loss = share;
  }

  /** Share of messages that arrive twice. */
  public void repeat(double share) {
    doubled = share;
  }

  /** Share of messages that take up to four seconds; four times as many take up to 0.3 s. */
  public void slow(double share) {
    slow = share;
  }

  /** True when two slots hear each other, whatever is sent; each hears itself. */
  public boolean isOpen(int one, int other) {
    return one == other || (carries(one, other) && carries(other, one));
  }

  private boolean carries(int from, int to) {
    return calm || (cuts[from][to] == 0 && calls[to] == 0 && inboxes[to] == 0);
  }

  /** True while messages get lost or are late anywhere. */
  public boolean isDisturbed() {
    return !calm && (loss > 0 || slow > 0 || world.now() < lastArrival - SPIKE);
  }

  /** When the last of the messages arrives that were sent before peace. */
  public long lastArrival() {
    return lastArrival;
  }

  /**
   * From now on every message arrives once, within two milliseconds. Lost subscriptions stand
   * again: peace does what the watchdog of a real node does, or a person who starts it anew.
   */
  public void calm() {
    calm = true;
  }

  void send(SimNode from, Envelope envelope) {
    if (envelope.to() == null) {
      for (SimNode each : world.live()) {
        if (each != from) {
          carry(from, each, envelope);
        }
      }
      return;
    }
    @Nullable SimNode to = world.find(envelope.to());
    if (to != null) {
      carry(from, to, envelope);
    }
  }

  private void carry(SimNode from, SimNode to, Envelope envelope) {
    messages++;
    if (!calm && (isClosed(from.slot(), to.slot(), envelope) || dice.chance(loss))) {
      world.observer().lost(from, envelope);
      return;
    }
    arrive(to, envelope);
    if (!calm && dice.chance(doubled)) {
      arrive(to, envelope);
    }
  }

  private void arrive(SimNode to, Envelope envelope) {
    Input input = new Input.Received(envelope);
    long delay = delay();
    if (!calm) {
      lastArrival = Math.max(lastArrival, world.now() + delay);
    }
    world.after(delay, () -> to.take(input));
  }

  private boolean isClosed(int from, int to, Envelope envelope) {
    return cuts[from][to] > 0 || (envelope.to() == null ? calls[to] : inboxes[to]) > 0;
  }

  private long delay() {
    if (!calm) {
      double draw = dice.share();
      if (draw < slow) {
        return dice.below(LONGEST);
      }
      if (draw < slow * (1 + SPIKES)) {
        return dice.below(SPIKE);
      }
    }
    return SHORTEST + dice.below(SPREAD);
  }
}
