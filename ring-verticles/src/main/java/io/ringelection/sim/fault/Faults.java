package io.ringelection.sim.fault;

import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Message;
import io.ringelection.sim.world.Network;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.Setting;
import io.ringelection.sim.world.SimNode;
import io.ringelection.sim.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes faults happen in a world. In peace nothing begins any more. */
public final class Faults {
  private final World world;
  private final Network network;
  private final Observer observer;

  public Faults(World world, Observer observer) {
    this.world = world;
    this.network = world.network();
    this.observer = observer;
  }

  /** Puts all of them into the world's future. */
  public void plan(List<Fault> faults) {
    for (Fault fault : faults) {
      world.at(fault.at(), () -> begin(fault));
    }
  }

  private void begin(Fault fault) {
    if (world.isCalm()) {
      return;
    }
    observer.happened(world.now(), fault.toString());
    switch (fault.kind()) {
      case CRASH -> crash(world.in(fault.slot()), fault);
      case CRASH_LEADER -> crash(leader(), fault);
      case PAUSE -> pause(world.in(fault.slot()), fault);
      case PAUSE_LEADER -> pause(leader(), fault);
      case SPLIT -> split(fault.other(), fault.duration());
      case CUT -> cut(fault.slot(), fault.other(), fault.duration());
      case DEAF -> deaf(world.in(fault.slot()), fault);
      case DEAF_LEADER -> deaf(leader(), fault);
      case MUTE -> mute(world.in(fault.slot()), fault);
      case SPLIT_LEADER -> splitLeader(leader(), fault);
      case LOSS -> {
        network.lose(fault.amount());
        world.after(fault.duration(), () -> network.lose(0));
      }
      case REPEAT -> {
        network.repeat(fault.amount());
        world.after(fault.duration(), () -> network.repeat(0));
      }
      case SLOW -> {
        network.slow(fault.amount());
        world.after(fault.duration(), () -> network.slow(0));
      }
      case DRAIN -> drain(world.in(fault.slot()), fault);
      case LEAVE -> go(world.in(fault.slot()), new Input.Leave(), fault);
      case STOP -> go(world.in(fault.slot()), new Input.Stop(), fault);
    }
  }

  private void crash(@Nullable SimNode node, Fault fault) {
    if (node != null) {
      world.crash(node, fault.proved());
      restart(node, fault.duration());
    }
  }

  private void pause(@Nullable SimNode node, Fault fault) {
    if (node != null) {
      node.pause(fault.duration());
    }
  }

  /** The application gives its commands in order: none while the process stands still. */
  private void drain(@Nullable SimNode node, Fault fault) {
    if (node != null && !node.isPaused()) {
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

  private void go(@Nullable SimNode node, Input how, Fault fault) {
    if (node != null) {
      node.take(how);
      restart(node, fault.duration());
    }
  }

  /** Starts a process in the place of this one, as soon as it is gone. */
  private void restart(SimNode gone, long delay) {
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

  private void split(int side, long duration) {
    int slots = world.setting().slots();
    for (int a = 0; a < slots; a++) {
      for (int b = 0; b < slots; b++) {
        if (((side >> a) & 1) != ((side >> b) & 1)) {
          cut(a, b, duration);
        }
      }
    }
  }

  private void splitLeader(@Nullable SimNode leader, Fault fault) {
    if (leader != null) {
      split(1 << leader.slot() | 1 << fault.slot(), fault.duration());
    }
  }

  private void deaf(@Nullable SimNode node, Fault fault) {
    for (int other = 0; node != null && other < world.setting().slots(); other++) {
      cut(other, node.slot(), fault.duration());
    }
  }

  private void mute(@Nullable SimNode node, Fault fault) {
    for (int other = 0; node != null && other < world.setting().slots(); other++) {
      cut(node.slot(), other, fault.duration());
    }
  }

  private void cut(int from, int to, long duration) {
    network.cut(from, to);
    world.after(duration, () -> network.mend(from, to));
  }

  private @Nullable SimNode leader() {
    for (SimNode node : world.live()) {
      if (node.core().leads()) {
        return node;
      }
    }
    return null;
  }
}
