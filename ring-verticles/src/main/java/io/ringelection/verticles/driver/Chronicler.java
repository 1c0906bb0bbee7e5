package io.ringelection.verticles.driver;

import io.ringelection.Cause;
import io.ringelection.NodeId;
import io.ringelection.View;
import io.ringelection.core.RingNode;
import io.ringelection.core.step.Effect;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells of leaders, members and plans by comparing the node before a step and after it, before what
 * follows from the change is told.
 */
final class Chronicler {
  private final RingNode node;
  private final Facts facts;
  private final PlanWatch plans;
  private @Nullable NodeId leader;
  private View view;
  private Set<NodeId> silent = Set.of();

  Chronicler(RingNode node, Facts facts) {
    this.node = node;
    this.facts = facts;
    this.plans = new PlanWatch(node.progress(), facts, System::nanoTime);
    this.view = node.committed();
  }

  /** A step was made. Members are told by the leader that has committed the view. */
  void stepped(List<Effect> effects) {
    NodeId now = node.leader();
    facts.stands(node.term(), now, node.committed());
    if (leader != null && !leader.equals(now)) {
      facts.leaderLost(node.isDead(leader) ? Cause.CRASH_PROVED : Cause.OWNER_LOST, leader);
    }
    leader = now;
    for (Effect effect : effects) {
      if (effect instanceof Effect.Led) {
        facts.leaderElected(view.isGenesis() ? Cause.FOUNDING : Cause.UNOWNED);
      } else if (effect instanceof Effect.ViewCommitted committed) {
        members(view, committed);
        view = committed.view();
      }
    }
    view = node.committed();
    plans.stepped();
  }

  /** Once a second or so: who is silent is told once per silence. */
  void tend() {
    Set<NodeId> now = node.progress().silent();
    for (NodeId member : now) {
      if (!silent.contains(member)) {
        facts.memberSuspected(Cause.SILENCE, member);
      }
    }
    silent = now;
  }

  private void members(View before, Effect.ViewCommitted after) {
    Cause joining = before.isGenesis() ? Cause.FOUNDING : Cause.JOIN;
    after.departed().forEach((member, cause) -> facts.memberLeft(cause, member));
    after.view().members().stream()
        .filter(member -> !before.hasMember(member))
        .forEach(member -> facts.memberJoined(joining, member));
  }
}
