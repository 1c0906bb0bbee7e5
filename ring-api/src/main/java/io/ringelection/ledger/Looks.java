package io.ringelection.ledger;

import java.util.List;

/**
 * How closely ledgers were kept. Two owners that share less time than lies between two looks are
 * not seen, so this belongs beside every number of violations.
 */
public final class Looks {
  private Looks() {}

  /**
   * Distances between looks, of every ten milliseconds the longest: so the figures are rather too
   * high than too low. A process that was stopped did not look meanwhile, which counts once.
   */
  public static Figures distances(List<List<Entry>> ledgers) {
    return Figures.of(
        ledgers.stream()
            .flatMap(List::stream)
            .filter(entry -> entry.kind() == Entry.Kind.STILL)
            .map(Entry::token)
            .toList());
  }
}
