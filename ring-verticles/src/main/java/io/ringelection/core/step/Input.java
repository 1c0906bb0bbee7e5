package io.ringelection.core.step;

import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.core.wire.Envelope;
import java.util.List;

/** What can happen to a node. */
public sealed interface Input {

  /** Runs the handler's method for this kind of input. */
  void accept(Handler handler);

  /** One method per kind of input. */
  interface Handler {
    void received(Envelope envelope);

    void tick(Tick tick);

    void dead(Dead dead);

    void leave();

    void stop();

    void handedOff(HandedOff handedOff);

    void roles(Roles roles);
  }

  /** A message arrived. It may be late, doubled or out of order. */
  record Received(Envelope envelope) implements Input {
    @Override
    public void accept(Handler handler) {
      handler.received(envelope);
    }
  }

  /**
   * The wake-up that was asked for, or an earlier one.
   *
   * @param wallMillis the wall clock, to notice that the machine stood still while the monotonic
   *     clock did not run
   */
  record Tick(long wallMillis) implements Input {
    @Override
    public void accept(Handler handler) {
      handler.tick(this);
    }
  }

  /** It is proved that this incarnation runs no more. A false proof breaks single ownership. */
  record Dead(NodeId node) implements Input {
    @Override
    public void accept(Handler handler) {
      handler.dead(this);
    }
  }

  /** The application wants this node to hand everything off and go. */
  record Leave() implements Input {
    @Override
    public void accept(Handler handler) {
      handler.leave();
    }
  }

  /** The application wants this node to drop everything now. */
  record Stop() implements Input {
    @Override
    public void accept(Handler handler) {
      handler.stop();
    }
  }

  /**
   * The application has finished with partitions that it was asked to hand off, or the driver
   * answers for it.
   */
  record HandedOff(List<Grant> grants) implements Input {
    @Override
    public void accept(Handler handler) {
      handler.handedOff(this);
    }
  }

  /**
   * What this node is willing to do has changed: bits of {@link io.ringelection.core.wire.Message}.
   */
  record Roles(int roles) implements Input {
    @Override
    public void accept(Handler handler) {
      handler.roles(this);
    }
  }
}
