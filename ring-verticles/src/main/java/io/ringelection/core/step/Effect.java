package io.ringelection.core.step;

import io.ringelection.Cause;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.core.wire.Envelope;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the driver has to do after a step, in the order given: a fact must be visible before the
 * message after it is sent.
 */
public sealed interface Effect {

  /** Runs the handler's method for this kind of effect. */
  void accept(Handler handler);

  /** One method per kind of effect. */
  interface Handler {
    void send(Send effect);

    void assigned(Assigned effect);

    void revoking(Revoking effect);

    void revoked(Revoked effect);

    void lost(Lost effect);

    void leaseUntil(LeaseUntil effect);

    void standing(Standing effect);

    void led(Led effect);

    void viewCommitted(ViewCommitted effect);

    void tableChanged();

    void refused(Refused effect);

    void left();

    void note(Note effect);
  }

  /**
   * Send to {@code envelope.to()}, or to all nodes when that is null. Never to this node itself.
   */
  record Send(Envelope envelope) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.send(this);
    }
  }

  /** This node owns the partitions from now on, while its lease lasts. */
  record Assigned(Cause cause, List<Grant> grants) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.assigned(this);
    }
  }

  /**
   * The application shall finish with the partitions; the driver answers with {@link
   * Input.HandedOff} for each.
   *
   * @param limit nanoseconds after which they are released without an answer
   */
  record Revoking(Cause cause, List<Grant> grants, long limit) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.revoking(this);
    }
  }

  /** This node has given the partitions up. */
  record Revoked(Cause cause, List<Grant> grants) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.revoked(this);
    }
  }

  /** This node has lost the partitions. */
  record Lost(Cause cause, List<Grant> grants) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.lost(this);
    }
  }

  /** What this node owns is valid while its clock shows less than {@code until}. */
  record LeaseUntil(long until) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.leaseUntil(this);
    }
  }

  /** Term, leader, phase or view of this node have changed. */
  record Standing() implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.standing(this);
    }
  }

  /** This node has become the leader of {@code term}. */
  record Led(long term) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.led(this);
    }
  }

  /**
   * This node, as the leader of {@code term}, has committed a view.
   *
   * @param departed who was a member before and is none any more, and why
   */
  record ViewCommitted(long term, View view, Map<NodeId, Cause> departed) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.viewCommitted(this);
    }
  }

  /** This node's knowledge of who owns what has changed. */
  record TableChanged() implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.tableChanged();
    }
  }

  /** The running ring refuses this node. */
  record Refused(NodeId by, String why) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.refused(this);
    }
  }

  /** This node has gone and does nothing any more. */
  record Left() implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.left();
    }
  }

  /** How loud a note is. */
  enum Level {
    DEBUG,
    INFO,
    WARN,
    ALARM
  }

  /** A line for the log. ALARM: something that must not be; a person should look. */
  record Note(Level level, String text, @Nullable NodeId about) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.note(this);
    }
  }
}
