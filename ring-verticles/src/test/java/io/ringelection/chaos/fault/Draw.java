package io.ringelection.chaos.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Decides from a seed what happens when; every kind comes once before any comes again. */
public final class Draw {
  private static final int SHORTEST_MILLIS = 500;
  private static final int SPREAD_MILLIS = 12_000;
  private static final int ONE_IN = 4;

  private final Random random;
  private final List<Kind> kinds;
  private final List<Kind> bag = new ArrayList<>();
  private final Set<Kind> missing;

  /**
   * The same seed and kinds give the same faults.
   *
   * @param kinds that are possible here
   */
  public Draw(long seed, Set<Kind> kinds) {
    this.random = new Random(seed);
    this.kinds = List.copyOf(new TreeSet<>(kinds));
    this.missing = EnumSet.copyOf(kinds);
  }

  /**
   * Faults that happen together.
   *
   * @param faults one, or two
   * @param millis for how long
   */
  public record Step(List<Fault> faults, long millis) {}

  /** For those who decide whom a fault hits. */
  public Random random() {
    return random;
  }

  /** True when every kind has come. */
  public boolean isThrough() {
    return missing.isEmpty();
  }

  public Step next() {
    List<Fault> faults = new ArrayList<>();
    faults.add(fromBag().make());
    if (random.nextInt(ONE_IN) == 0) {
      faults.add(fromBag().make());
    }
    return new Step(faults, SHORTEST_MILLIS + random.nextInt(SPREAD_MILLIS));
  }

  private Kind fromBag() {
    if (bag.isEmpty()) {
      bag.addAll(kinds);
      Collections.shuffle(bag, random);
    }
    Kind kind = bag.remove(bag.size() - 1);
    missing.remove(kind);
    return kind;
  }
}
