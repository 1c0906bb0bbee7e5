package io.ringelection.sim.check;

import io.ringelection.NodeId;
import io.ringelection.Phase;
import io.ringelection.View;
import io.ringelection.core.step.Timing;
import io.ringelection.sim.world.Network;
import io.ringelection.sim.world.Setting;
import io.ringelection.sim.world.SimNode;
import io.ringelection.sim.world.World;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the seats of dead voters pass on in time: only then is a quorum that dies later nobody's
 * fault but that of the faults. Looked at many times a second while these go on: some voter that
 * nothing disturbs hears and is heard by a majority that nothing disturbs either, and by enough
 * nodes to take the seats. When that lasts and a dead voter is still there, the ring is stuck.
 */
public final class Seats {
  private static final long LOOK = 50 * Setting.MS;

  /** With fewer nodes a dead voter keeps its seat until one comes that can take it. */
  private static final int KEPT = 3;

  private record Stretch(int view, long since, Set<NodeId> reached) {}

  private final World world;
  private final Network network;
  private final Map<NodeId, Stretch> stretches = new HashMap<>();
  private long longest;

  public Seats(World world) {
    this.world = world;
    this.network = world.network();
  }

  /** Lets time pass. */
  public void runUntil(long end) {
    while (world.now() < end) {
      world.runUntil(Math.min(end, world.now() + LOOK));
      look();
    }
  }

  /** The longest time for which a dead voter had its seat although it could have been passed on. */
  public long longest() {
    return longest;
  }

  /**
   * How long it may take: a leader that is heard but hears nobody goes on for 2 D; an election; 2
   * D, after which every lease of before is over; and some heartbeats for two views, one without
   * the member and one with another voter.
   */
  public long limit() {
    Timing timing = world.setting().timing();
    long election = timing.leaderTimeout() + world.setting().maxVoters() * timing.rankDelay();
    return 4 * timing.lease() + election + 4 * timing.heartbeat();
  }

  private void look() {
    View newest = newest();
    Set<NodeId> live = new HashSet<>();
    world.live().forEach(node -> live.add(node.id()));
    if (newest == null || live.containsAll(newest.voters()) || network.isDisturbed()) {
      stretches.clear();
      return;
    }
    for (SimNode hub : world.live()) {
      Stretch stretch = stretch(hub, newest);
      if (stretch == null) {
        stretches.remove(hub.id());
      } else {
        stretches.put(hub.id(), stretch);
        longest = Math.max(longest, world.now() - stretch.since());
        if (longest > limit()) {
          throw new Violation(Invariant.BALANCED, text(hub, newest, stretch));
        }
      }
    }
    stretches.keySet().retainAll(live);
  }

  private @Nullable View newest() {
    View newest = null;
    for (SimNode node : world.live()) {
      View view = node.core().committed();
      if (!view.isGenesis() && (newest == null || view.number() > newest.number())) {
        newest = view;
      }
    }
    return newest;
  }

  private @Nullable Stretch stretch(SimNode hub, View view) {
    Set<NodeId> reached = new HashSet<>();
    for (SimNode each : world.live()) {
      if (isCalm(each) && network.isOpen(hub.slot(), each.slot())) {
        reached.add(each.id());
      }
    }
    if (!isCalm(hub) || !view.hasVoter(hub.id()) || !suffices(view, reached)) {
      return null;
    }
    Stretch before = stretches.get(hub.id());
    if (before != null && before.view() == view.number()) {
      Set<NodeId> both = new HashSet<>(before.reached());
      both.retainAll(reached);
      if (suffices(view, both)) {
        return new Stretch(view.number(), before.since(), both);
      }
    }
    return new Stretch(view.number(), world.now(), reached);
  }

  private boolean isCalm(SimNode node) {
    return !node.isPaused() && !node.isSluggish() && node.core().phase() != Phase.LEAVING;
  }

  private boolean suffices(View view, Set<NodeId> reached) {
    boolean majority = view.hasMajority(reached) && reached.size() >= KEPT;
    for (SimNode node : world.live()) {
      View pending = node.core().pending();
      if (pending != null && pending.number() > view.number()) {
        majority &= pending.hasMajority(reached);
      }
    }
    return majority;
  }

  private String text(SimNode hub, View view, Stretch stretch) {
    return String.format(
        Locale.ROOT,
        "for %.3f s %s has heard and was heard by %s, but of %s a dead voter still has its seat",
        (double) (world.now() - stretch.since()) / Setting.SEC,
        hub.id(),
        stretch.reached(),
        view);
  }
}
