package io.ringelection.core;

import io.ringelection.NodeId;
import io.ringelection.Phase;
import io.ringelection.core.state.NodeState;
import io.ringelection.core.state.Reign;
import io.ringelection.core.state.Tenure;
import io.ringelection.core.step.Effect;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happens around every step: a lease that is over and a deafness are noticed before it,
 * changes worth telling after it.
 */
final class Watchman {
  private final NodeState state;
  private long term;
  private @Nullable NodeId leader;
  private Phase phase = Phase.SEEKING;
  private int view;
  private @Nullable Reign reign;
  private long tableRevision;

  Watchman(NodeState state) {
    this.state = state;
  }

  /**
   * A step that comes much later than asked for means that this node was deaf meanwhile: it must
   * not blame the others.
   */
  void before(long now, long wakeAt) {
    long late = now - Math.max(wakeAt, state.now());
    state.begin(now);
    if (late > state.config().timing().heartbeat() / 2) {
      state.excuse(late);
    }
  }

  void after() {
    Phase nowPhase = phase(state);
    boolean changed =
        term != state.standing().term()
            || !Objects.equals(leader, state.standing().leader())
            || phase != nowPhase
            || view != state.views().committed().number();
    if (changed) {
      term = state.standing().term();
      leader = state.standing().leader();
      phase = nowPhase;
      view = state.views().committed().number();
      state.out().emit(new Effect.Standing());
    }
    if (tableChanged()) {
      state.out().emit(new Effect.TableChanged());
    }
  }

  private boolean tableChanged() {
    Reign nowReign = state.reign();
    boolean changed = state.copy().takeChanged() || reign != nowReign;
    reign = nowReign;
    if (nowReign != null) {
      changed |= tableRevision != nowReign.table().revision();
      tableRevision = nowReign.table().revision();
    }
    return changed;
  }

  static Phase phase(NodeState state) {
    Tenure tenure = state.tenure();
    if (tenure.hasLeft()) {
      return Phase.LEFT;
    }
    if (tenure.isLeaving()) {
      return Phase.LEAVING;
    }
    if (state.now() < tenure.leaseEnd()) {
      return Phase.MEMBER;
    }
    return tenure.wasMember() ? Phase.LAPSED : Phase.SEEKING;
  }
}
