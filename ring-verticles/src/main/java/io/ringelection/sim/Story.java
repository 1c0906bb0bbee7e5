package io.ringelection.sim;

import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.SimNode;
import io.ringelection.sim.world.Wording;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Tells a run line by line: when, who, what. Without the routine it leaves out heartbeats and
 * rounds, ticks, and what is only sent: a message is told when it arrives.
 */
final class Story implements Observer {
  private static final String WORLD = "*";
  private static final int TIME = 13;

  private final boolean all;
  private final Consumer<String> out;

  Story(boolean all, Consumer<String> out) {
    this.all = all;
    this.out = out;
  }

  @Override
  public void happened(long now, String what) {
    line(now, WORLD, what);
  }

  @Override
  public void taking(SimNode node, Input input) {
    if (input instanceof Input.Received received) {
      Envelope envelope = received.envelope();
      if (all || !isRoutine(envelope.message())) {
        tell(node, "<- " + envelope.from() + " " + wording(envelope));
      }
    } else if (all || !(input instanceof Input.Tick)) {
      tell(node, "   " + Wording.of(input));
    }
  }

  @Override
  public void performing(SimNode node, Effect effect) {
    if (effect instanceof Effect.Send send) {
      Envelope envelope = send.envelope();
      if (all) {
        Object to = envelope.to() == null ? "all" : envelope.to();
        tell(node, "-> " + to + " " + wording(envelope));
      }
    } else if (effect instanceof Effect.LeaseUntil lease) {
      if (all || node.now() >= lease.until()) {
        long left = (lease.until() - node.now()) / 1_000_000;
        tell(node, left < 0 ? "!! lease over" : "!! lease for " + left + " ms");
      }
    } else if (all || !(effect instanceof Effect.TableChanged)) {
      tell(node, "!! " + Wording.of(effect) + standing(node, effect));
    }
  }

  @Override
  public void lost(SimNode from, Envelope envelope) {
    if (all) {
      tell(from, "-/ " + envelope.to() + " " + wording(envelope));
    }
  }

  private static String standing(SimNode node, Effect effect) {
    return effect instanceof Effect.Standing
        ? Wording.of(
            " "
                + node.core().phase()
                + " term "
                + node.core().term()
                + " leader "
                + node.core().leader()
                + " view "
                + node.core().committed().number())
        : "";
  }

  private static boolean isRoutine(Message message) {
    return message instanceof Message.Round
        || message instanceof Message.RoundAck
        || message instanceof Message.Heartbeat
        || (message instanceof Message.Hello hello && !hello.committed().isGenesis())
        || (message instanceof Message.HeartbeatAck ack && ack.wanted() == null);
  }

  private static String wording(Envelope envelope) {
    return "T" + envelope.term() + " " + Wording.of(envelope.message());
  }

  private void tell(SimNode node, String what) {
    line(node.realNow(), node.id().toString(), what);
  }

  /** True for a line about the world, not about a node. */
  static boolean isOfTheWorld(String line) {
    return line.startsWith(WORLD, TIME);
  }

  private void line(long now, String who, String what) {
    out.accept(String.format(Locale.ROOT, "%11.6f  %-6s %s", now / 1e9, who, what));
  }
}
