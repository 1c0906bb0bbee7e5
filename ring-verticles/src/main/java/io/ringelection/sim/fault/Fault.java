package io.ringelection.sim.fault;

import io.ringelection.sim.world.Setting;
import java.util.Locale;

/**
 * One thing that goes wrong. What a kind does not need is ignored.
 *
 * @param at real time of its beginning; for a candidate or successor the time from which on it is
 *     waited for
 * @param kind what
 * @param target to whom
 * @param slot where, for a target by slot
 * @param other bits: the slots on the other side of a split; a second slot or a count as a number
 * @param duration until it is over, or until a process starts again
 * @param amount share of messages; how late a sluggish process is, as a share of H
 * @param proved the others get a proof of death
 */
public record Fault(
    long at,
    Kind kind,
    Target target,
    int slot,
    int other,
    long duration,
    double amount,
    boolean proved) {
  /** Longer than any run. */
  public static final long UNTIL_PEACE = 3600 * Setting.SEC;

  @Override
  public String toString() {
    String details =
        switch (kind) {
          case LOSS, REPEAT, SLOW, SLUGGISH -> String.format(Locale.ROOT, " %.0f %%", 100 * amount);
          case SPLIT_OFF -> " with n" + (other + 1);
          case SPLIT, BRIDGE -> " " + Integer.toBinaryString(other);
          case CUT -> " n" + (slot + 1) + " to n" + (other + 1);
          case CROWD -> " of " + other;
          default -> "";
        };
    String howLong =
        duration == UNTIL_PEACE
            ? "until peace"
            : String.format(Locale.ROOT, "for %.3f s", (double) duration / Setting.SEC);
    return kind + where() + details + " " + howLong;
  }

  private String where() {
    if (!kind.hitsNode()) {
      return "";
    }
    return target == Target.SLOT ? " n" + (slot + 1) : " " + target;
  }
}
