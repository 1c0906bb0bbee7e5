package io.ringelection.sim.fault;

import io.ringelection.core.step.Rule;
import io.ringelection.sim.world.Dice;
import io.ringelection.sim.world.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * What one seed is like: its own ring, its own mix of faults and its own intensity. A run with few
 * kinds of faults goes deeper into them than a run with all (swarm testing, Groce et al. 2012).
 */
public final class Swarm {
  private static final int PARTITIONS = 12;
  private static final int FEWEST = 5;
  private static final int SIZES = 3;
  private static final double ALMOST = 0.999;

  /** Share of seeds in which one leader after the other is lost and found, and no process ends. */
  private static final double STORMS = 0.25;

  private static final List<Kind> STORM =
      List.of(
          Kind.SPLIT_LEADER,
          Kind.SPLIT_LEADER,
          Kind.SPLIT_LEADER,
          Kind.PAUSE_LEADER,
          Kind.DEAF_LEADER,
          Kind.SPLIT,
          Kind.CUT,
          Kind.MUTE,
          Kind.LOSS,
          Kind.SLOW);

  /** Share of seeds with a {@link Cascade}. */
  private static final double CASCADES = 0.1;

  private final Dice dice;
  private final Setting setting;
  private final List<Kind> kinds;
  private final boolean cascade;
  private final double haste;
  private final long shortest;
  private final long longest;

  /** Draws a swarm; {@code rules} are in force. */
  public Swarm(Dice dice, Set<Rule> rules) {
    this.dice = dice;
    int slots = FEWEST + dice.below(SIZES);
    boolean fast = dice.chance(0.2);
    this.setting =
        new Setting(
            slots,
            PARTITIONS,
            fast ? Setting.FAST : Setting.LAN,
            slots,
            dice.chance(0.7) ? 5 : 3 + 4 * dice.below(2),
            dice.chance(0.5) ? 64 : 1 + dice.below(4),
            dice.chance(0.8) ? ALMOST * Setting.LAN.drift() : 0,
            dice.chance(0.5) ? 0 : dice.share(),
            dice.chance(0.7) ? 0 : dice.share() / 500,
            0.02,
            rules);
    boolean storm = dice.chance(STORMS);
    this.kinds = storm ? STORM : draw(dice);
    this.cascade = !storm && dice.chance(CASCADES);
    this.haste = storm ? 0.2 + 0.5 * dice.share() : 1;
    this.shortest = storm ? 100 * Setting.MS : 200 * Setting.MS;
    this.longest = dice.between(2 * Setting.SEC, storm ? 3 * Setting.SEC : 6 * Setting.SEC);
  }

  /** Of the world. */
  public Setting setting() {
    return setting;
  }

  /** The faults from one time to another, in order of time. */
  public List<Fault> faults(long from, long until) {
    if (cascade) {
      return new Cascade(dice, setting).faults(from, until);
    }
    List<Fault> faults = new ArrayList<>();
    for (long at = from; at < until; at += gap()) {
      faults.add(fault(at, dice.any(kinds)));
    }
    return faults;
  }

  /** The faults while the ring is founded: the network only, since nobody can vote for the dead. */
  public List<Fault> networkFaults(long from, long until) {
    List<Kind> network = List.of(Kind.SPLIT, Kind.CUT, Kind.LOSS, Kind.REPEAT, Kind.SLOW);
    List<Fault> faults = new ArrayList<>();
    for (long at = from; at < until; at += gap()) {
      faults.add(fault(at, dice.any(network)));
    }
    return faults;
  }

  private long gap() {
    return (long) (haste * dice.between(shortest, longest));
  }

  private Fault fault(long at, Kind kind) {
    int slots = setting.slots();
    return new Fault(
        at,
        kind,
        dice.below(slots),
        kind == Kind.SPLIT ? dice.below(1 << slots) : dice.below(slots),
        (long) (haste * duration(kind)),
        amount(kind),
        dice.chance(0.6));
  }

  private long duration(Kind kind) {
    return switch (kind) {
      case CRASH -> dice.between(100 * Setting.MS, 6 * Setting.SEC);
      case CRASH_LEADER -> dice.between(100 * Setting.MS, 3 * Setting.SEC);
      case PAUSE, PAUSE_LEADER -> dice.between(100 * Setting.MS, 7 * Setting.SEC);
      case SPLIT, CUT, DEAF, DEAF_LEADER, SPLIT_LEADER, MUTE ->
          dice.between(300 * Setting.MS, 9 * Setting.SEC);
      case LOSS, REPEAT, SLOW, DRAIN, LEAVE, STOP -> dice.between(Setting.SEC, 5 * Setting.SEC);
    };
  }

  private double amount(Kind kind) {
    return switch (kind) {
      case LOSS -> dice.share() * 0.4;
      case SLOW -> dice.share() * 0.15;
      default -> dice.share();
    };
  }

  /**
   * Each kind as often as its weight says; some kinds not at all. What ends processes is at most a
   * third: a ring whose voters are gone for ever has nothing more to show.
   */
  private static List<Kind> draw(Dice dice) {
    List<Kind> enders = new ArrayList<>();
    List<Kind> others = new ArrayList<>(List.of(Kind.PAUSE));
    for (Kind kind : Kind.values()) {
      int times = dice.chance(0.3) ? 0 : 1 + dice.below(weight(kind));
      (kind.endsProcess() ? enders : others).addAll(Collections.nCopies(times, kind));
    }
    while (enders.size() > others.size() / 2) {
      enders.remove(dice.below(enders.size()));
    }
    others.addAll(enders);
    return others;
  }

  private static int weight(Kind kind) {
    return switch (kind) {
      case CRASH, PAUSE, SPLIT -> 20;
      case CUT -> 12;
      case LOSS, SLOW -> 8;
      case PAUSE_LEADER -> 6;
      case CRASH_LEADER, LEAVE, DEAF, DEAF_LEADER, SPLIT_LEADER, MUTE, REPEAT, DRAIN -> 4;
      case STOP -> 2;
    };
  }
}
