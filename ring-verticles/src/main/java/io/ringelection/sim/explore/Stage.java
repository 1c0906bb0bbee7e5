package io.ringelection.sim.explore;

import io.ringelection.NodeId;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.step.NodeConfig;
import io.ringelection.core.step.Rule;
import io.ringelection.core.wire.Message;
import io.ringelection.sim.check.Invariant;
import io.ringelection.sim.check.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets events happen: from one scene to the next. */
final class Stage {
  private static final long RING = 0x5EED;
  private static final long LONG_AGO = 1L << 30;
  private static final Input TICK = new Input.Tick(0);
  private static final Effect LEFT = new Effect.Left();

  private final Scope scope;
  private final Set<Rule> rules;
  private final Set<Invariant> watched;
  private final Machine machine;
  private final Parcel[] ticks;

  Stage(Scope scope, Set<Rule> rules, Set<Invariant> watched) {
    this.scope = scope;
    this.rules = rules;
    this.watched = watched;
    this.machine = new Machine(scope.slots());
    this.ticks = new Parcel[scope.slots()];
    Arrays.setAll(ticks, slot -> machine.parcel(TICK, slot, null, Digest.ORIGIN));
  }

  Machine machine() {
    return machine;
  }

  /** Nodes that have been started and know nobody, in the first slots. */
  Scene beginning(int started) {
    @Nullable Snapshot[] nodes = new @Nullable Snapshot[scope.slots()];
    for (int slot = 0; slot < started; slot++) {
      nodes[slot] = birth(slot, 0, Digest.ORIGIN);
    }
    return new Scene(
        Digest.ORIGIN,
        nodes,
        List.of(),
        List.of(),
        -1,
        Scene.Spent.NOTHING,
        History.empty(scope.partitions(), watched));
  }

  /**
   * What the event leads to.
   *
   * @throws Violation when an invariant does not hold after it
   */
  Scene after(Scene scene, Event event) {
    Change change = new Change(scene, event);
    Parcel parcel = event.parcel();
    int slot = event.slot();
    switch (event.kind()) {
      case ARRIVE -> {
        change.queue.remove(parcel);
        change.take(slot, parcel);
      }
      case ARRIVE_LATE -> {
        change.late.remove(parcel);
        change.take(slot, parcel);
      }
      case HOLD_UP -> {
        change.queue.remove(parcel);
        change.holdUp(parcel);
      }
      case REPEAT -> {
        change.queue.remove(parcel);
        change.holdUp(parcel);
        change.take(slot, parcel);
      }
      case TICK -> {
        change.now = Math.max(change.now, wakeAt(change.nodes[slot]));
        change.take(slot, tick(slot));
      }
      case WAIT -> change.now = Options.nextMoment(scene);
      case CUT -> change.links = event.detail();
      case CRASH -> change.crash(slot, false);
      case CRASH_PROVED -> change.crash(slot, true);
      case START -> change.nodes[slot] = birth(slot, event.detail(), scene.now());
      case COMMAND -> {
        Input input = scope.commands().get(event.detail()).input();
        change.take(slot, machine.parcel(input, slot, null, Digest.ORIGIN));
      }
    }
    return change.done();
  }

  /** Effects that the event has on the node where it happens. */
  List<Effect> effects(Scene before, Scene after, Event event) {
    Snapshot from = event.slot() < 0 ? null : before.nodes()[event.slot()];
    Parcel parcel =
        switch (event.kind()) {
          case ARRIVE, ARRIVE_LATE, REPEAT -> event.parcel();
          case TICK -> tick(event.slot());
          case COMMAND ->
              machine.parcel(
                  scope.commands().get(event.detail()).input(), event.slot(), null, Digest.ORIGIN);
          default -> null;
        };
    return from == null || parcel == null
        ? List.of()
        : machine.step(from, parcel, after.now()).effects();
  }

  private Parcel tick(int slot) {
    return ticks[slot];
  }

  private static long wakeAt(@Nullable Snapshot node) {
    return node == null ? Long.MIN_VALUE : node.wakeAt();
  }

  private Snapshot birth(int slot, int generation, long now) {
    boolean founder = generation == 0;
    NodeConfig config =
        new NodeConfig(
            new NodeId("n" + (slot + 1), 10L * generation + slot + 1),
            RING,
            scope.partitions(),
            scope.timing(),
            Math.max(1, founders()),
            founder,
            scope.maxVoters(),
            1,
            Message.MAY_LEAD | Message.MAY_OWN,
            0,
            founder ? now - LONG_AGO : now,
            rules);
    return machine.birth(config, now);
  }

  private int founders() {
    return scope.founders() == 0 ? scope.slots() : scope.founders();
  }

  /** A scene in the making. */
  private final class Change {
    private final @Nullable Snapshot[] nodes;
    private final List<Parcel> queue;
    private final List<Parcel> late;
    private final Scene.Spent spent;
    private long now;
    private int links;
    private History history;

    Change(Scene scene, Event event) {
      nodes = scene.nodes().clone();
      queue = new ArrayList<>(scene.queue());
      late = new ArrayList<>(scene.late());
      spent = scene.spent().with(event);
      now = scene.now();
      links = scene.links();
      history = scene.history();
    }

    Scene done() {
      return new Scene(now, nodes, queue, late, links, spent, history);
    }

    void holdUp(@Nullable Parcel parcel) {
      if (parcel != null) {
        late.add(parcel);
      }
    }

    void take(int slot, @Nullable Parcel parcel) {
      Snapshot before = nodes[slot];
      if (before == null || parcel == null) {
        return;
      }
      Machine.Outcome outcome = machine.step(before, parcel, now);
      Snapshot after = outcome.after();
      nodes[slot] = after;
      history = history.after(before, after, outcome.effects(), now);
      check(slot, after);
      outcome.sent().forEach(sent -> send(slot, sent));
      if (outcome.effects().contains(LEFT)) {
        end(slot);
      }
    }

    private void check(int slot, Snapshot node) {
      for (int p = 0; p < scope.partitions(); p++) {
        for (int other = 0; other < nodes.length; other++) {
          Snapshot rival = nodes[other];
          if (other != slot && rival != null && rival.owns(p, now) && node.owns(p, now)) {
            history.broken(
                Invariant.ONE_OWNER,
                "partition " + p + " is owned by " + rival.id() + " and by " + node.id());
          }
        }
      }
      for (Snapshot each : nodes) {
        if (each != null && each.leased(now) && !isListed(each)) {
          history.broken(
              Invariant.LEASED_MEMBER,
              each.id() + " has a lease, but the newest view is " + history.newest());
        }
      }
    }

    private boolean isListed(Snapshot node) {
      return history.newest() != null && history.newest().hasMember(node.id());
    }

    private void send(int from, Parcel parcel) {
      Snapshot to = nodes[parcel.slot()];
      if (to != null
          && (parcel.to() == null || parcel.to().equals(to.id()))
          && (links < 0 || scope.links().get(links).carry(from, parcel.slot()))) {
        queue.add(parcel);
      }
    }

    void crash(int slot, boolean proved) {
      Snapshot gone = nodes[slot];
      end(slot);
      for (int other = 0; other < nodes.length && gone != null && proved; other++) {
        if (nodes[other] != null) {
          queue.add(machine.parcel(new Input.Dead(gone.id()), other, null, now));
        }
      }
    }

    private void end(int slot) {
      nodes[slot] = null;
      queue.removeIf(parcel -> parcel.slot() == slot);
      late.removeIf(parcel -> parcel.slot() == slot);
    }
  }
}
