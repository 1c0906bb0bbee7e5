package io.ringelection.sim.world;

import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Envelope;
import java.util.List;

/** Sees everything that happens in a world and changes nothing. */
public interface Observer {
  /** A node is about to take an input. */
  default void taking(SimNode node, Input input) {}

  /** A node's driver is about to perform an effect; its claims are those before it. */
  default void performing(SimNode node, Effect effect) {}

  /** A node has performed all that its last step asked for. */
  default void stepped(SimNode node) {}

  /** The network did not carry a message. */
  default void lost(SimNode from, Envelope envelope) {}

  /** Something happened to the world: a start, a crash, a fault, its end. */
  default void happened(long now, String what) {}

  /** The same of something that goes on until a time. */
  default void happens(long now, long until, String what) {
    happened(now, what);
  }

  /** A process has started. */
  default void started(SimNode node) {}

  /** A process is about to end. */
  default void ending(SimNode node) {}

  /** A process stands still until a time. */
  default void paused(SimNode node, long until) {}

  /** Tells all of them, in order. */
  static Observer of(List<Observer> observers) {
    return new Observers(observers.toArray(Observer[]::new));
  }
}
