package io.ringelection.sim.fault;

import io.ringelection.sim.world.Dice;
import io.ringelection.sim.world.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which faults there are in one seed and whom they hit: some kinds not at all, others often. What
 * ends processes is at most a third: a ring whose voters are gone for ever has nothing more to
 * show.
 */
final class Mix {
  private static final double ABSENT = 0.3;

  private static final long LONGEST_SUSPENSION = 10 * Setting.SEC;

  /** In single mode a node goes on alone when it hears nobody for D + 3 E, 4.7 s by default. */
  private static final long LONGEST_IN_SINGLE_MODE = 1200 * Setting.MS;

  /** With fewer founders the first crash may already take the majority of the votes away. */
  private static final int FEW = 3;

  private final Dice dice;
  private final int slots;
  private final List<Kind> kinds;
  private final double leader;
  private final double ambush;
  private final Variety variety;

  private Mix(
      Dice dice, int slots, List<Kind> kinds, double leader, double ambush, Variety variety) {
    this.dice = dice;
    this.variety = variety;
    this.slots = slots;
    this.kinds = kinds;
    this.leader = leader;
    this.ambush = ambush;
  }

  /** A mix of everything. */
  static Mix drawn(Dice dice, int slots, boolean falseProofs, Variety variety) {
    List<Kind> enders = new ArrayList<>();
    List<Kind> others = new ArrayList<>(List.of(Kind.PAUSE));
    for (Kind kind : Kind.values()) {
      int most = falseProofs && kind == Kind.FALSE_PROOF ? others.size() : kind.weight();
      int times = most == 0 || dice.chance(ABSENT) ? 0 : 1 + dice.below(most);
      (kind.endsProcess() ? enders : others).addAll(Collections.nCopies(times, kind));
    }
    enders.removeIf(kind -> slots < FEW && kind != Kind.LEAVE);
    others.addAll(variety.bridges());
    while (enders.size() > others.size() / 2) {
      enders.remove(dice.below(enders.size()));
    }
    others.addAll(enders);
    double leader = dice.chance(ABSENT) ? 0 : dice.share() / 2;
    double ambush = dice.chance(2 * ABSENT) ? 0 : dice.share() / 3;
    return new Mix(dice, slots, others, leader, ambush, variety);
  }

  /** Leaders lost and found; no process ends. */
  static Mix storm(Dice dice, int slots, Variety variety) {
    List<Kind> kinds =
        new ArrayList<>(
            List.of(
                Kind.SPLIT_OFF,
                Kind.SPLIT_OFF,
                Kind.SPLIT_OFF,
                Kind.PAUSE,
                Kind.DEAF,
                Kind.SPLIT,
                Kind.CUT,
                Kind.MUTE,
                Kind.LOSS,
                Kind.SLOW));
    kinds.addAll(variety.bridges());
    return new Mix(dice, slots, kinds, 1, 0, variety);
  }

  /**
   * What may happen to a ring that its one founder may found anew when it finds itself alone: its
   * network must be whole, nobody must end, and nobody stand still for long.
   */
  static Mix single(Dice dice, Variety variety) {
    List<Kind> kinds =
        List.of(
            Kind.PAUSE,
            Kind.PAUSE,
            Kind.SUSPEND,
            Kind.SLUGGISH,
            Kind.DRAIN,
            Kind.LOSS,
            Kind.REPEAT,
            Kind.SLOW);
    return new Mix(dice, 1, kinds, dice.share(), 0, variety);
  }

  /** Of the network only. */
  static Mix network(Dice dice, int slots, Variety variety) {
    List<Kind> kinds = List.of(Kind.SPLIT, Kind.CUT, Kind.LOSS, Kind.REPEAT, Kind.SLOW);
    return new Mix(dice, slots, kinds, 0, 0, variety);
  }

  /** One fault; {@code haste} below 1 makes it shorter. */
  Fault draw(long at, double haste) {
    Kind kind = dice.any(kinds);
    return new Fault(
        at,
        kind,
        kind.hitsNode() ? target() : Target.SLOT,
        dice.below(slots),
        kind.hasSides() ? dice.below(1 << Math.min(slots, Integer.SIZE - 2)) : dice.below(slots),
        slots == 1
            ? Math.min(duration(kind, haste), LONGEST_IN_SINGLE_MODE)
            : duration(kind, haste),
        amount(kind),
        dice.chance(0.6));
  }

  private Target target() {
    double draw = dice.share();
    if (draw < ambush) {
      return dice.chance(0.5) ? Target.CANDIDATE : Target.SUCCESSOR;
    }
    return draw < ambush + leader ? Target.LEADER : Target.SLOT;
  }

  private long duration(Kind kind, double haste) {
    return switch (kind) {
      case LOST_INBOX, LOST_CALLS -> variety.lost();
      case SUSPEND -> (long) (haste * suspension(dice.below(LONGEST_SUSPENSION)));
      default -> (long) (haste * duration(kind));
    };
  }

  /** Short ones are the difficult ones: they may add up before anybody notices. */
  private static double suspension(long drawn) {
    double share = (double) drawn / LONGEST_SUSPENSION;
    return LONGEST_SUSPENSION * share * share;
  }

  private long duration(Kind kind) {
    return switch (kind) {
      case CRASH -> dice.between(100 * Setting.MS, 6 * Setting.SEC);
      case PAUSE -> dice.between(100 * Setting.MS, 7 * Setting.SEC);
      case SPLIT, BRIDGE, CUT, DEAF, SPLIT_OFF, MUTE ->
          dice.between(300 * Setting.MS, 9 * Setting.SEC);
      default -> dice.between(Setting.SEC, 5 * Setting.SEC);
    };
  }

  private double amount(Kind kind) {
    return switch (kind) {
      case LOSS -> dice.share() * 0.4;
      case SLOW -> dice.share() * 0.15;
      case SLUGGISH -> dice.share() * variety.latest();
      default -> dice.share();
    };
  }
}
