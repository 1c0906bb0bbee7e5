package io.ringelection.sim.fault;

import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Message;
import io.ringelection.sim.world.Dice;
import io.ringelection.sim.world.Setting;
import io.ringelection.sim.world.SimNode;
import io.ringelection.sim.world.World;

/** Makes processes end, stand still and start again. */
final class Processes {
  private final World world;

  Processes(World world) {
    this.world = world;
  }

  void crash(SimNode node, Fault fault) {
    world.crash(node, fault.proved());
    restart(node, fault.duration());
  }

  void go(SimNode node, Input how, Fault fault) {
    node.take(how);
    restart(node, fault.duration());
  }

  void sluggish(SimNode node, Fault fault) {
    long late = (long) (fault.amount() * node.timing().heartbeat());
    node.sluggish(late, world.now() + fault.duration());
  }

  /** The application gives no command while the process stands still. */
  void drain(SimNode node, Fault fault) {
    if (!node.isPaused()) {
      node.take(new Input.Roles(Message.MAY_LEAD));
      world.after(fault.duration(), () -> refill(node));
    }
  }

  private void refill(SimNode node) {
    if (node.isPaused()) {
      world.after(Setting.MS, () -> refill(node));
    } else {
      node.take(new Input.Roles(Message.MAY_LEAD | Message.MAY_OWN));
    }
  }

  /** Everybody else is told that a node is dead that is not. */
  void buryAlive(SimNode node) {
    for (SimNode each : world.live()) {
      if (each != node) {
        each.take(new Input.Dead(node.id()));
      }
    }
  }

  /** Starts nodes in slots where no founder ever was, within a second. */
  void crowd(Fault fault, Dice dice) {
    int first = world.setting().expected();
    int last = Math.min(world.setting().slots(), first + fault.other());
    for (int slot = first; slot < last; slot++) {
      int free = slot;
      world.after(dice.below(Setting.SEC), () -> comeAndGo(free, fault.duration()));
    }
  }

  private void comeAndGo(int slot, long duration) {
    if (world.in(slot) == null && !world.isCalm()) {
      SimNode guest = world.start(slot, false);
      world.after(duration, () -> leave(guest));
    }
  }

  private void leave(SimNode guest) {
    if (guest.isAlive() && !world.isCalm()) {
      guest.take(new Input.Leave());
    }
  }

  /** Starts a process in the place of this one, as soon as it is gone. */
  private void restart(SimNode gone, long delay) {
    if (gone.slot() >= world.setting().expected()) {
      return;
    }
    world.after(
        delay,
        () -> {
          if (gone.isAlive()) {
            restart(gone, delay);
          } else if (world.in(gone.slot()) == null) {
            world.start(gone.slot(), false);
          }
        });
  }
}
