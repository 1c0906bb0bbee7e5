package io.ringelection.sim.fault;

import io.ringelection.sim.world.Network;
import io.ringelection.sim.world.SimNode;
import io.ringelection.sim.world.World;

/** Makes the network fail, and mends it. */
final class Wires {
  private static final int NOBODY = -1;

  private final World world;
  private final Network network;

  Wires(World world) {
    this.world = world;
    this.network = world.network();
  }

  void split(int side, long duration) {
    split(side, NOBODY, duration);
  }

  /** Two sides that hear the node, and do not hear each other. */
  void bridge(SimNode node, Fault fault) {
    split(fault.other(), node.slot(), fault.duration());
  }

  private void split(int side, int bridge, long duration) {
    int slots = world.setting().slots();
    for (int a = 0; a < slots; a++) {
      for (int b = 0; b < slots; b++) {
        if (isBeyond(side, a) != isBeyond(side, b) && a != bridge && b != bridge) {
          cut(a, b, duration);
        }
      }
    }
  }

  private static boolean isBeyond(int side, int slot) {
    return slot < Integer.SIZE - 1 && ((side >> slot) & 1) == 1;
  }

  /** One slot and another, which may be the same, are left to themselves. */
  void splitOff(SimNode node, Fault fault) {
    for (int slot = 0; slot < world.setting().slots(); slot++) {
      if (slot != node.slot() && slot != fault.other()) {
        both(node.slot(), slot, fault.duration());
        if (fault.other() != node.slot()) {
          both(fault.other(), slot, fault.duration());
        }
      }
    }
  }

  private void both(int a, int b, long duration) {
    cut(a, b, duration);
    cut(b, a, duration);
  }

  void deaf(SimNode node, Fault fault) {
    for (int other = 0; other < world.setting().slots(); other++) {
      cut(other, node.slot(), fault.duration());
    }
  }

  void mute(SimNode node, Fault fault) {
    for (int other = 0; other < world.setting().slots(); other++) {
      cut(node.slot(), other, fault.duration());
    }
  }

  void cut(int from, int to, long duration) {
    network.cut(from, to);
    world.after(duration, () -> network.mend(from, to));
  }

  void loseInbox(SimNode node, Fault fault) {
    network.closeInbox(node.slot());
    world.after(fault.duration(), () -> network.openInbox(node.slot()));
  }

  void loseCalls(SimNode node, Fault fault) {
    network.closeCalls(node.slot());
    world.after(fault.duration(), () -> network.openCalls(node.slot()));
  }

  void lose(Fault fault) {
    network.lose(fault.amount());
    world.after(fault.duration(), () -> network.lose(0));
  }

  void repeat(Fault fault) {
    network.repeat(fault.amount());
    world.after(fault.duration(), () -> network.repeat(0));
  }

  void slow(Fault fault) {
    network.slow(fault.amount());
    world.after(fault.duration(), () -> network.slow(0));
  }
}
