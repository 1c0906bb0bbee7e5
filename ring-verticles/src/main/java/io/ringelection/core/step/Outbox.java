package io.ringelection.core.step;

import io.ringelection.NodeId;
import io.ringelection.core.step.Effect.Level;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Collects the effects of one step. What a node says to itself does not leave it: it is handled
 * within the step.
 */
public final class Outbox {
  private final NodeId self;
  private final Queue<Envelope> toSelf = new ArrayDeque<>();
  private List<Effect> effects = new ArrayList<>();

  public Outbox(NodeId self) {
    this.self = self;
  }

  /** Sends to one node, possibly this one. */
  public void send(NodeId to, long term, Message message) {
    Envelope envelope = new Envelope(self, to, term, message);
    if (to.equals(self)) {
      toSelf.add(envelope);
    } else {
      effects.add(new Effect.Send(envelope));
    }
  }

  /** Sends to all other nodes, known or not. */
  public void broadcast(long term, Message message) {
    effects.add(new Effect.Send(new Envelope(self, null, term, message)));
  }

  /** Adds a fact. */
  public void emit(Effect effect) {
    effects.add(effect);
  }

  /** Adds a line for the log. */
  public void note(Level level, String text, @Nullable NodeId about) {
    effects.add(new Effect.Note(level, text, about));
  }

  /** The next message of this node to itself, null when there is none. */
  public @Nullable Envelope nextToSelf() {
    return toSelf.poll();
  }

  /** Hands the effects over and begins anew. */
  public List<Effect> drain() {
    List<Effect> drained = effects;
    effects = new ArrayList<>();
    return drained;
  }
}
