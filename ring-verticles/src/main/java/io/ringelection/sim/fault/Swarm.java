package io.ringelection.sim.fault;

import io.ringelection.core.step.Rule;
import io.ringelection.sim.world.Dice;
import io.ringelection.sim.world.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What one seed is like: its own ring, its own mix of faults and its own intensity. A run with few
 * kinds of faults goes deeper into them than a run with all (swarm testing, Groce et al. 2012).
 */
public final class Swarm {
  private static final int FEWEST = 5;
  private static final int SIZES = 3;
  private static final double ALMOST = 0.999;

  /** Share of seeds in which one leader after the other is lost and found, and no process ends. */
  private static final double STORMS = 0.25;

  /** Share of the others with a {@link Cascade}. */
  private static final double CASCADES = 0.1;

  /** Share of seeds in which many nodes join and leave at a time. */
  private static final double CROWDS = 0.03;

  /** Share of these that begin with three nodes and grow to fifty. */
  private static final double SCALED = 0.1;

  private static final int SMALL = 3;
  private static final int LARGE = 50;
  private static final int CROWD = 20;

  /** Until the last of fifty is there and has its share. */
  private static final long LONG_STAY = 6 * Setting.SEC;

  private final Dice dice;
  private final Setting setting;
  private final Mix mix;
  private final Variety variety;
  private final boolean scaled;
  private final boolean cascade;
  private final int crowd;
  private final double haste;
  private final long shortest;
  private final long longest;

  /**
   * Draws a swarm.
   *
   * @param rules in force
   * @param falseProofs true when nodes are proved dead that live
   */
  public Swarm(Dice dice, Set<Rule> rules, boolean falseProofs) {
    this.dice = dice;
    boolean storm = dice.chance(STORMS);
    boolean crowded = dice.chance(CROWDS);
    this.variety = new Variety(dice);
    this.scaled = crowded && dice.chance(SCALED) || variety.scaled();
    int founders = scaled ? SMALL : variety.founders(FEWEST + dice.below(SIZES));
    this.crowd = scaled ? LARGE - SMALL : crowded ? CROWD : founders < SMALL ? FEWEST : 0;
    this.setting = setting(founders, rules);
    this.mix = mix(storm, falseProofs);
    this.cascade = !storm && dice.chance(CASCADES) && founders >= SMALL;
    this.haste = storm ? 0.2 + 0.5 * dice.share() : 1;
    this.shortest = storm ? 100 * Setting.MS : 200 * Setting.MS;
    this.longest = dice.between(2 * Setting.SEC, storm ? 3 * Setting.SEC : 6 * Setting.SEC);
  }

  private Mix mix(boolean storm, boolean falseProofs) {
    int founders = setting.expected();
    if (founders == 1) {
      return Mix.single(dice, variety);
    }
    return storm
        ? Mix.storm(dice, founders, variety)
        : Mix.drawn(dice, founders, falseProofs, variety);
  }

  private Setting setting(int founders, Set<Rule> rules) {
    boolean fast = dice.chance(0.2);
    return new Setting(
        founders + crowd,
        variety.partitions(),
        fast ? Setting.FAST : Setting.LAN,
        founders,
        dice.chance(0.7) ? 5 : 3 + 4 * dice.below(2),
        dice.chance(0.5) ? 64 : 1 + dice.below(4),
        dice.chance(0.8) ? ALMOST * Setting.LAN.drift() : 0,
        dice.chance(0.5) ? 0 : dice.share(),
        dice.chance(0.7) ? 0 : dice.share() / 500,
        0.02,
        variety.proofs(),
        rules);
  }

  /** Of the world. */
  public Setting setting() {
    return setting;
  }

  /** The faults from one time to another, in order of time. */
  public List<Fault> faults(long from, long until) {
    List<Fault> faults = new ArrayList<>();
    if (cascade) {
      faults.addAll(new Cascade(dice, setting).faults(from, until));
    } else {
      faults.addAll(mixed(mix, from, until));
    }
    faults.addAll(crowds(from, until));
    faults.sort(Comparator.comparingLong(Fault::at));
    return faults;
  }

  /** The faults while the ring is founded: the network only, since nobody can vote for the dead. */
  public List<Fault> networkFaults(long from, long until) {
    return mixed(Mix.network(dice, setting.expected(), variety), from, until);
  }

  private List<Fault> mixed(Mix drawn, long from, long until) {
    List<Fault> faults = new ArrayList<>();
    for (long at = from; at < until; at += (long) (haste * dice.between(shortest, longest))) {
      faults.add(drawn.draw(at, haste));
    }
    return faults;
  }

  /** They stay for some seconds; the next ones come when they are gone. */
  private List<Fault> crowds(long from, long until) {
    List<Fault> faults = new ArrayList<>();
    for (long at = from; crowd > 0 && at < until; at += dice.between(20, 30) * Setting.SEC) {
      int some = crowd / 2 + dice.below(crowd / 2 + 1);
      int size = scaled ? crowd : some;
      long drawn = dice.between(Setting.SEC, 15 * Setting.SEC);
      faults.add(new Fault(at, Kind.CROWD, Target.SLOT, 0, size, stay(drawn), 0, false));
    }
    return faults;
  }

  /**
   * Guests of a single founder stay: when they have all gone while it stands still, it founds its
   * ring anew, and not all invariants tell the views of two rings apart.
   */
  private long stay(long drawn) {
    if (setting.expected() == 1) {
      return Fault.UNTIL_PEACE;
    }
    return scaled ? Math.max(drawn, LONG_STAY) : drawn;
  }
}
