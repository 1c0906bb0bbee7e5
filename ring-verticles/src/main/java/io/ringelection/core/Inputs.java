package io.ringelection.core;

import io.ringelection.Token;
import io.ringelection.core.step.Clocks;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Envelope;
import org.jspecify.annotations.Nullable;

/** Brings every input to the part that handles it. */
final class Inputs implements Input.Handler {
  /**
   * Terms begin with seconds since 2024 and rise by one: what is higher than this is not of a ring.
   */
  static final long HIGHEST_TERM = Token.MAX_TERM - (1 << 20);

  private final Parts parts;
  private final Messages messages;
  private @Nullable Standstill standstill;

  Inputs(Parts parts) {
    this.parts = parts;
    this.messages = new Messages(parts);
  }

  @Override
  public void received(Envelope envelope) {
    boolean forMe = envelope.to() == null || parts.state.isSelf(envelope.to());
    if (forMe && envelope.term() <= HIGHEST_TERM && !parts.state.tenure().hasLeft()) {
      messages.deliver(envelope);
    }
  }

  /** A monotonic clock stands still while the machine is suspended; the wall clock tells. */
  @Override
  public void tick(Input.Tick tick) {
    Clocks clocks = new Clocks(tick.wallMillis(), parts.state.now());
    parts.state.standing().wall(tick.wallMillis());
    Standstill known = standstill;
    if (known == null) {
      standstill = new Standstill(parts.state.config().timing(), clocks);
    } else if (known.noticed(clocks)) {
      parts.state.suspended();
    }
  }

  @Override
  public void dead(Input.Dead dead) {
    parts.obituaries.onDead(dead.node());
  }

  @Override
  public void leave() {
    parts.state.tenure().leave();
    parts.handOff.onLeave();
    parts.renewal.hasten();
  }

  @Override
  public void stop() {
    parts.state.leave();
  }

  @Override
  public void handedOff(Input.HandedOff handedOff) {
    parts.handOff.onHandedOff(handedOff);
  }

  @Override
  public void roles(Input.Roles roles) {
    parts.state.tenure().roles(roles.roles());
    parts.renewal.hasten();
  }
}
