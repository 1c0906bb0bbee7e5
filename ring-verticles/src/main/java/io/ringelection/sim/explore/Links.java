package io.ringelection.sim.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * Which ways of the network are open.
 *
 * @param name for the story
 * @param cut bit {@code 8 * from + to} for each way that carries nothing
 */
record Links(String name, long cut) {
  private static final int SLOTS = 8;

  /** Everybody hears everybody. */
  static final Links WHOLE = new Links("the network is whole", 0);

  boolean carry(int from, int to) {
    return (cut >>> (SLOTS * from + to) & 1) == 0;
  }

  /** Every way to divide the slots into two parts that do not hear each other. */
  static List<Links> splits(int slots) {
    List<Links> splits = new ArrayList<>();
    for (int side = 1; side < 1 << (slots - 1); side++) {
      splits.add(split(slots, side << 1));
    }
    return splits;
  }

  /** Every pair of slots that do not hear each other, while all others hear both. */
  static List<Links> pairs(int slots) {
    List<Links> pairs = new ArrayList<>();
    for (int a = 0; a < slots; a++) {
      for (int b = a + 1; b < slots; b++) {
        pairs.add(
            new Links(
                "n" + (a + 1) + " and n" + (b + 1) + " no longer hear each other",
                bit(a, b) | bit(b, a)));
      }
    }
    return pairs;
  }

  private static Links split(int slots, int side) {
    long cut = 0;
    List<String> here = new ArrayList<>();
    List<String> there = new ArrayList<>();
    for (int a = 0; a < slots; a++) {
      ((side >>> a & 1) == 0 ? here : there).add("n" + (a + 1));
      for (int b = 0; b < slots; b++) {
        if ((side >>> a & 1) != (side >>> b & 1)) {
          cut |= bit(a, b);
        }
      }
    }
    return new Links("the network splits: " + here + " and " + there, cut);
  }

  private static long bit(int from, int to) {
    return 1L << (SLOTS * from + to);
  }
}
