package io.ringelection.sim.explore;

import io.ringelection.sim.explore.Event.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can happen next in a scene, within the bounds of a scope. */
final class Options {
  private final Scope scope;

  Options(Scope scope) {
    this.scope = scope;
  }

  /** All that can happen next; what happens if nothing goes wrong comes first. */
  List<Event> of(Scene scene) {
    List<Event> events = new ArrayList<>();
    if (scope.order() == Scope.Order.PROMPT) {
      Event next = next(scene);
      if (next != null) {
        events.add(next);
      }
    } else {
      addAnyOrder(scene, events);
    }
    for (Parcel parcel : Set.copyOf(scene.late())) {
      events.add(Event.of(Kind.ARRIVE_LATE, parcel));
    }
    if (scene.spent().faults() < scope.faults()) {
      addFaults(scene, events);
    }
    return events;
  }

  /** What happens if nothing goes wrong and all is prompt; null when nothing ever will. */
  static @Nullable Event next(Scene scene) {
    if (!scene.queue().isEmpty()) {
      return Event.of(Kind.ARRIVE, scene.queue().get(0));
    }
    int first = -1;
    long at = Long.MAX_VALUE;
    for (int slot = 0; slot < scene.nodes().length; slot++) {
      Snapshot node = scene.nodes()[slot];
      if (node != null && node.wakeAt() < at) {
        at = node.wakeAt();
        first = slot;
      }
    }
    return first < 0 ? null : Event.of(Kind.TICK, first);
  }

  /** The next time at which a node wants to wake or a lease ends; now when there is none. */
  static long nextMoment(Scene scene) {
    long next = Long.MAX_VALUE;
    for (Snapshot node : scene.nodes()) {
      if (node != null && node.wakeAt() > scene.now()) {
        next = Math.min(next, node.wakeAt());
      }
      if (node != null && node.leaseEnd() > scene.now()) {
        next = Math.min(next, node.leaseEnd());
      }
    }
    return next == Long.MAX_VALUE ? scene.now() : next;
  }

  private static void addAnyOrder(Scene scene, List<Event> events) {
    for (Parcel parcel : new LinkedHashSet<>(scene.queue())) {
      events.add(Event.of(Kind.ARRIVE, parcel));
    }
    for (int slot = 0; slot < scene.nodes().length; slot++) {
      Snapshot node = scene.nodes()[slot];
      if (node != null && node.wakeAt() <= scene.now()) {
        events.add(Event.of(Kind.TICK, slot));
      }
    }
    if (nextMoment(scene) > scene.now()) {
      events.add(Event.of(Kind.WAIT, -1));
    }
  }

  private void addFaults(Scene scene, List<Event> events) {
    Scope.Limits limits = scope.limits();
    Scene.Spent spent = scene.spent();
    if (scope.order() == Scope.Order.PROMPT && !scene.queue().isEmpty()) {
      Parcel head = scene.queue().get(0);
      addIf(spent.heldUp() < limits.heldUp(), Event.of(Kind.HOLD_UP, head), events);
      addIf(spent.repeats() < limits.repeats(), Event.of(Kind.REPEAT, head), events);
    } else if (spent.repeats() < limits.repeats()) {
      for (Parcel parcel : new LinkedHashSet<>(scene.queue())) {
        events.add(Event.of(Kind.REPEAT, parcel));
      }
    }
    for (int slot = 0; slot < scene.nodes().length; slot++) {
      boolean runs = scene.nodes()[slot] != null;
      addIf(runs && spent.crashes() < limits.crashes(), Event.of(Kind.CRASH, slot), events);
      addIf(runs && spent.crashes() < limits.crashes(), Event.of(Kind.CRASH_PROVED, slot), events);
      addIf(
          !runs && spent.starts() < limits.starts(),
          Event.of(Kind.START, slot, spent.starts() + 2),
          events);
    }
    for (int links = -1; links < scope.links().size() && spent.cuts() < limits.cuts(); links++) {
      addIf(links != scene.links(), Event.of(Kind.CUT, -1, links), events);
    }
    for (int i = 0; i < scope.commands().size(); i++) {
      int slot = scope.commands().get(i).slot();
      boolean may = scene.nodes()[slot] != null && (spent.commands() >>> i & 1) == 0;
      addIf(may, Event.of(Kind.COMMAND, slot, i), events);
    }
  }

  private static void addIf(boolean condition, Event event, List<Event> events) {
    if (condition) {
      events.add(event);
    }
  }
}
