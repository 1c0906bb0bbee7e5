package io.ringelection.sim.fault;

import io.ringelection.core.step.Input;
import io.ringelection.sim.world.Dice;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.Setting;
import io.ringelection.sim.world.SimNode;
import io.ringelection.sim.world.World;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes faults happen in a world. In peace nothing begins any more. */
public final class Faults {
  private static final long AT_HAND = 3 * Setting.MS;

  private final World world;
  private final Observer observer;
  private final Ambush ambush;
  private final Dice dice;
  private final Wires wires;
  private final Processes processes;

  /** {@code ambush} sees what happens in the world. */
  public Faults(World world, Observer observer, Ambush ambush, Dice dice) {
    this.world = world;
    this.observer = observer;
    this.ambush = ambush;
    this.dice = dice;
    this.wires = new Wires(world);
    this.processes = new Processes(world);
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
    if (fault.target() == Target.CANDIDATE || fault.target() == Target.SUCCESSOR) {
      lie(fault);
    } else {
      tell(fault, fault.toString());
      happen(fault);
    }
  }

  private void happen(Fault fault) {
    switch (fault.kind()) {
      case SPLIT -> wires.split(fault.other(), fault.duration());
      case CUT -> wires.cut(fault.slot(), fault.other(), fault.duration());
      case LOSS -> wires.lose(fault);
      case REPEAT -> wires.repeat(fault);
      case SLOW -> wires.slow(fault);
      case CROWD -> processes.crowd(fault, dice);
      default -> {
        SimNode node = fault.target() == Target.LEADER ? leader() : world.in(fault.slot());
        if (node != null) {
          hit(node, fault);
        }
      }
    }
  }

  private void hit(SimNode node, Fault fault) {
    switch (fault.kind()) {
      case CRASH -> processes.crash(node, fault);
      case PAUSE -> node.pause(fault.duration());
      case SUSPEND -> node.suspend(fault.duration());
      case SLUGGISH -> processes.sluggish(node, fault);
      case DEAF -> wires.deaf(node, fault);
      case MUTE -> wires.mute(node, fault);
      case SPLIT_OFF -> wires.splitOff(node, fault);
      case BRIDGE -> wires.bridge(node, fault);
      case LOST_INBOX -> wires.loseInbox(node, fault);
      case LOST_CALLS -> wires.loseCalls(node, fault);
      case DRAIN -> processes.drain(node, fault);
      case LEAVE -> processes.go(node, new Input.Leave(), fault);
      case STOP -> processes.go(node, new Input.Stop(), fault);
      case FALSE_PROOF -> processes.buryAlive(node);
      default -> throw new IllegalArgumentException(fault.kind() + " does not happen to a node");
    }
  }

  /** It happens a moment after the node has shown itself, not within its step. */
  private void lie(Fault fault) {
    Consumer<SimNode> snap =
        node ->
            world.after(
                dice.below(AT_HAND),
                () -> {
                  if (node.isAlive() && !world.isCalm()) {
                    tell(fault, fault + ": " + node.id());
                    hit(node, fault);
                  }
                });
    ambush.lay(fault.target(), fault.at() + Setting.SEC * 10, snap);
  }

  private void tell(Fault fault, String what) {
    observer.happens(world.now(), world.now() + fault.duration(), what);
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
