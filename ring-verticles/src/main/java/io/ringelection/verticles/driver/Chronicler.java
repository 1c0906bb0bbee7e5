package io.ringelection.verticles.driver;

import io.ringelection.Cause;
import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.core.RingNode;
import io.ringelection.core.step.Effect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells of leaders and members by comparing the node before a step and after it, before what
 * follows from the change is told.
 */
final class Chronicler {
  private final RingNode node;
  private final Facts facts;
  private @Nullable NodeId leader;
  private View view;

  Chronicler(RingNode node, Facts facts) {
    this.node = node;
    this.facts = facts;
    this.view = node.committed();
  }

  /** A step was made. Members are told by the leader that has committed the view. */
  void stepped(List<Effect> effects) {
    NodeId now = node.leader();
    facts.stands(node.term(), now, node.committed());
    if (leader != null && !leader.equals(now)) {
      facts.leaderLost(node.whyGone(leader), leader);
    }
    leader = now;
    for (Effect effect : effects) {
      if (effect instanceof Effect.Led) {
        facts.leaderElected(view.isGenesis() ? Cause.FOUNDING : Cause.UNOWNED);
      } else if (effect instanceof Effect.ViewCommitted committed) {
        members(view, committed.view());
        view = committed.view();
      }
    }
    view = node.committed();
  }

  private void members(View before, View after) {
    Cause joining = before.isGenesis() ? Cause.FOUNDING : Cause.JOIN;
    before.members().stream()
        .filter(member -> !after.hasMember(member))
        .forEach(member -> facts.memberLeft(node.whyGone(member), member));
    after.members().stream()
        .filter(member -> !before.hasMember(member))
        .forEach(member -> facts.memberJoined(joining, member));
  }
}
