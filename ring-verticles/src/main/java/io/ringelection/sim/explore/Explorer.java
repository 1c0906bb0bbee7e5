package io.ringelection.sim.explore;

import io.ringelection.core.step.Rule;
import io.ringelection.sim.check.Invariant;
import io.ringelection.sim.check.Violation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through all scenes that a scope allows. The first violation found is one with the fewest
 * faults, and of these one with the fewest events.
 */
final class Explorer {
  private static final int FOUNDING = 2000;

  private record Trail(@Nullable Trail before, Event event) {}

  private record Reached(Scene scene, @Nullable Trail trail) {}

  private final Scope scope;
  private final Stage stage;
  private final Options options;
  private final Set<Long> seen = new HashSet<>();
  private final List<List<Deque<Reached>>> next = new ArrayList<>();
  private final Scene start;
  private @Nullable Trail toViolation;

  /** Only breaches of {@code invariants} count. */
  Explorer(Scope scope, Set<Rule> rules, Set<Invariant> invariants) {
    this.scope = scope;
    this.stage = new Stage(scope, rules, invariants);
    this.options = new Options(scope);
    for (int faults = 0; faults <= scope.faults(); faults++) {
      List<Deque<Reached>> byDepth = new ArrayList<>();
      for (int depth = 0; depth <= scope.depth(); depth++) {
        byDepth.add(new ArrayDeque<>(0));
      }
      next.add(byDepth);
    }
    this.start = scope.founders() == 0 ? stage.beginning(scope.slots()) : founded();
  }

  /** Explores a core that lacks a rule, to see that it gets two owners or falling tokens. */
  static Explorer without(Rule rule, Scope scope) {
    return new Explorer(
        scope,
        EnumSet.complementOf(EnumSet.of(rule)),
        EnumSet.of(Invariant.ONE_OWNER, Invariant.TOKENS_RISE));
  }

  /**
   * Goes until all is seen, or a violation, or {@code most} scenes. Scenes with fewer faults come
   * first, and of these the ones with fewer events.
   */
  Finding explore(long most) {
    long from = System.nanoTime();
    add(start, null, 0);
    boolean whole = true;
    int deepest = 0;
    for (List<Deque<Reached>> ofFaults : next) {
      for (int depth = 0; depth < scope.depth(); depth++) {
        Deque<Reached> ofDepth = ofFaults.get(depth);
        while (!ofDepth.isEmpty() && seen.size() < most) {
          deepest = Math.max(deepest, depth + 1);
          Violation broken = expand(ofDepth.remove(), depth + 1);
          if (broken != null) {
            return finding(deepest, false, from, broken);
          }
        }
        whole &= ofDepth.isEmpty();
      }
    }
    return finding(deepest, whole, from, null);
  }

  private @Nullable Violation expand(Reached here, int depth) {
    for (Event event : options.of(here.scene())) {
      Trail trail = new Trail(here.trail(), event);
      try {
        Scene after = stage.after(here.scene(), event);
        if (after.history().elections() <= scope.limits().elections()) {
          add(after, trail, depth);
        }
      } catch (Violation broken) {
        toViolation = trail;
        return broken;
      }
    }
    return null;
  }

  private void add(Scene scene, @Nullable Trail trail, int depth) {
    if (seen.add(scene.digest(scope.order() == Scope.Order.PROMPT))) {
      next.get(scene.spent().faults()).get(depth).add(new Reached(scene, trail));
    }
  }

  private Finding finding(int depth, boolean whole, long from, @Nullable Violation broken) {
    List<Event> path = new ArrayList<>();
    for (Trail each = broken == null ? null : toViolation; each != null; each = each.before()) {
      path.add(each.event());
    }
    Collections.reverse(path);
    return new Finding(
        scope,
        seen.size(),
        depth,
        whole,
        System.nanoTime() - from,
        broken,
        path,
        stage.machine().states(),
        stage.machine().steps(),
        stage.machine().replayed());
  }

  Scope scope() {
    return scope;
  }

  Stage stage() {
    return stage;
  }

  Scene start() {
    return start;
  }

  /** The scene in which the founders have their ring and every partition an owner. */
  private Scene founded() {
    Scene scene = stage.beginning(scope.founders());
    for (int i = 0; i < FOUNDING; i++) {
      Event event = Options.next(scene);
      if (event == null || (event.kind() == Event.Kind.TICK && isWhole(scene))) {
        break;
      }
      scene = stage.after(scene, event);
    }
    if (!isWhole(scene)) {
      throw new IllegalStateException("the ring of scope " + scope.name() + " is not founded");
    }
    for (int slot = scope.founders(); slot < scope.slots(); slot++) {
      scene = stage.after(scene, Event.of(Event.Kind.START, slot, 1));
    }
    long founded = scene.now();
    for (Scope.Cut cut : scope.prefix()) {
      scene = until(scene, founded + cut.after());
      scene = stage.after(scene, Event.of(Event.Kind.CUT, -1, cut.links()));
    }
    return scene.fresh();
  }

  /** Lets everything happen that happens by a time if nothing goes wrong. */
  private Scene until(Scene from, long time) {
    Scene scene = from;
    Event event = Options.next(scene);
    while (event != null && (event.kind() == Event.Kind.ARRIVE || wakes(scene, event) <= time)) {
      scene = stage.after(scene, event);
      event = Options.next(scene);
    }
    return scene;
  }

  private static long wakes(Scene scene, Event event) {
    Snapshot node = scene.nodes()[event.slot()];
    return node == null ? scene.now() : node.wakeAt();
  }

  private boolean isWhole(Scene scene) {
    int owned = 0;
    for (Snapshot node : scene.nodes()) {
      for (int p = 0; p < scope.partitions() && node != null; p++) {
        owned += node.owns(p, scene.now()) ? 1 : 0;
      }
    }
    return owned == scope.partitions()
        && scene.history().newest() != null
        && scene.history().newest().members().size() == scope.founders();
  }
}
