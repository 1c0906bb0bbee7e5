package io.ringelection.sim.fault;

import io.ringelection.sim.world.Dice;
import io.ringelection.sim.world.Proofs;
import io.ringelection.sim.world.Setting;
import java.util.Collections;
import java.util.List;

/**
 * What half of the seeds have and the others have not: rings of other sizes, halves joined by one
 * node, subscriptions that nobody mends, nodes that are seconds late, proofs of death that are,
 * too. Drawn aside, so that the other seeds mean what they meant without it.
 */
final class Variety {
  /** Such that seeds that are named somewhere are among those without. */
  private static final long NAME = 59;

  private static final double HALF = 0.5;
  private static final List<Integer> PARTITIONS = List.of(1, 5, 12, 12, 64);
  private static final int USUAL = 12;
  private static final int FEW_FOUNDERS = 4;
  private static final int BRIDGES = 12;

  /** After this the watchdog of a real node has registered it anew. */
  private static final long WATCHDOG = 11 * Setting.SEC;

  /** Most heartbeats by which a sluggish node is late. */
  private static final int LATEST = 12;

  private final Dice dice;
  private final boolean wide;
  private final int founders;
  private final int partitions;
  private final int bridges;
  private final boolean unmended;
  private final boolean seconds;
  private final Proofs proofs;
  private final boolean scaled;

  /** Draws what a seed has. */
  Variety(Dice swarm) {
    this.dice = swarm.aside(NAME);
    this.wide = dice.chance(HALF);
    this.founders = wide && dice.chance(HALF) ? 1 + dice.below(FEW_FOUNDERS) : 0;
    this.partitions = wide ? dice.any(PARTITIONS) : USUAL;
    this.bridges = wide && dice.chance(HALF) ? 1 + dice.below(BRIDGES) : 0;
    this.unmended = wide && dice.chance(HALF);
    this.seconds = wide && dice.chance(HALF);
    this.proofs =
        wide ? new Proofs(dice.chance(HALF) ? dice.share() : 0, dice.share()) : Proofs.PROMPT;
    this.scaled = wide && dice.chance(0.02);
  }

  /** Number of founders, or as many as are usual. */
  int founders(int usual) {
    return founders > 0 ? founders : usual;
  }

  /** P. */
  int partitions() {
    return partitions;
  }

  /** As many as the mix shall have. */
  List<Kind> bridges() {
    return Collections.nCopies(bridges, Kind.BRIDGE);
  }

  /** How proofs of death come. */
  Proofs proofs() {
    return proofs;
  }

  /** How long a subscription is lost. */
  long lost() {
    return unmended && dice.chance(HALF) ? Fault.UNTIL_PEACE : WATCHDOG;
  }

  /** How late a node may be, in heartbeats. */
  int latest() {
    return seconds && dice.chance(HALF) ? LATEST : 1;
  }

  /** True when the ring grows to fifty and shrinks again. */
  boolean scaled() {
    return scaled;
  }
}
