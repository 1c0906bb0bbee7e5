package io.ringelection.sim.fault;

import io.ringelection.sim.world.Setting;
import java.util.Locale;

/**
 * One thing that goes wrong. What a kind does not need is ignored.
 *
 * @param at real time of its beginning
 * @param kind what
 * @param slot where; ignored when the leader is meant
 * @param other bits: the slots on the other side of a split; the second end of a cut as a number
 * @param duration until it is over, or until a process starts again
 * @param amount share of messages
 * @param proved the others get a proof of death
 */
public record Fault(
    long at, Kind kind, int slot, int other, long duration, double amount, boolean proved) {
  @Override
  public String toString() {
    String where =
        switch (kind) {
          case CRASH_LEADER, PAUSE_LEADER, DEAF_LEADER -> "";
          case LOSS, REPEAT, SLOW -> String.format(Locale.ROOT, " %.0f %%", 100 * amount);
          case SPLIT_LEADER -> " and n" + (slot + 1);
          case SPLIT -> " " + Integer.toBinaryString(other);
          case CUT -> " n" + (slot + 1) + " to n" + (other + 1);
          default -> " n" + (slot + 1);
        };
    return String.format(
        Locale.ROOT, "%s%s for %.3f s", kind, where, (double) duration / Setting.SEC);
  }
}
