package io.ringelection.sim.check;

import io.ringelection.sim.world.Setting;
import io.ringelection.sim.world.SimNode;
import io.ringelection.sim.world.World;
import java.util.Locale;

/**
 * Looks at a ring in peace, many times a second: from when on it is quiet, which is after the last
 * process has started, ended or got another role, the last suspended machine has gone on and the
 * last late message has arrived; and from when on it is whole and stays so.
 */
public final class Settling {
  private static final long LOOK = 50 * Setting.MS;
  private static final long NEVER = Long.MAX_VALUE;

  /** A move: it is asked for, the application finishes, the release and the grant travel. */
  private static final long ROUND = 15 * Setting.MS;

  private final World world;
  private final Peace peace;
  private long quietSince;
  private long wholeSince = NEVER;

  /** To be made when peace begins. */
  public Settling(World world) {
    this.world = world;
    this.peace = new Peace(world);
    long late = world.live().stream().mapToLong(SimNode::lateBy).max().orElse(0);
    this.quietSince = Math.max(world.now() + late, world.network().lastArrival());
  }

  /** Lets time pass. */
  public void runUntil(long end) {
    while (world.now() < end) {
      world.runUntil(Math.min(end, world.now() + LOOK));
      look();
    }
  }

  private void look() {
    quietSince = Math.max(quietSince, world.changedAt());
    if (world.live().stream().anyMatch(SimNode::isPaused)) {
      quietSince = world.now();
    }
    if (!peace.isWhole()) {
      wholeSince = NEVER;
    } else if (wholeSince == NEVER) {
      wholeSince = world.now();
    }
  }

  /**
   * How long it may take: 2 D, after which every lease of before is over and no leader need wait
   * for one; an election, in which each voter may wait for those before it; and moves, K at a time.
   */
  public long limit() {
    Setting setting = world.setting();
    long election =
        setting.timing().leaderTimeout() + setting.maxVoters() * setting.timing().rankDelay();
    long rounds = (setting.partitions() + setting.maxMoves() - 1) / setting.maxMoves();
    return 2 * setting.timing().lease() + election + rounds * ROUND;
  }

  /** True when the ring is whole now. */
  public boolean isWhole() {
    return wholeSince != NEVER;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "whole for good %.3f s after the last change, later than %.3f s",
        (double) took() / Setting.SEC,
        (double) limit() / Setting.SEC);
  }

  /** How long after it was quiet the ring was whole for good; 0 when it was whole before. */
  public long took() {
    return Math.max(0, wholeSince - quietSince);
  }
}
