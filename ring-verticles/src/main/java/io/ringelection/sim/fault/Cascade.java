package io.ringelection.sim.fault;

import io.ringelection.sim.world.Dice;
import io.ringelection.sim.world.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * Leader after leader lost, each a moment after the next was found: first one is left with a
 * minority for about a lease, long enough to think of the others as gone; then its successors go.
 * What an old leader decided meets what new ones have granted.
 */
final class Cascade {
  private static final List<Kind> LOSSES =
      List.of(Kind.CRASH, Kind.PAUSE, Kind.SPLIT_OFF, Kind.DEAF);
  private static final int LOST = 3;

  private final Dice dice;
  private final Setting setting;

  Cascade(Dice dice, Setting setting) {
    this.dice = dice;
    this.setting = setting;
  }

  List<Fault> faults(long from, long until) {
    long lease = setting.timing().lease();
    List<Fault> faults = new ArrayList<>();
    for (long at = from; at < until; at += dice.between(3 * lease, 6 * lease)) {
      long split = dice.between(lease - lease / 6, lease + lease / 3);
      faults.add(fault(at, Kind.SPLIT_OFF, split));
      long next = at + split + dice.below(lease / 5);
      for (int i = 0; i < LOST; i++) {
        faults.add(fault(next, dice.any(LOSSES), dice.between(lease / 4, 3 * lease / 2)));
        next += dice.between(20 * Setting.MS, 3 * lease / 5);
      }
    }
    return faults;
  }

  private Fault fault(long at, Kind kind, long duration) {
    int other = dice.below(setting.expected());
    return new Fault(at, kind, Target.LEADER, 0, other, duration, 0, true);
  }
}
