package io.ringelection.sim.explore;

import org.jspecify.annotations.Nullable;

/**
 * One thing that can happen next.
 *
 * @param kind what
 * @param slot where; -1 when it is nowhere
 * @param parcel that arrives or does not; null for other kinds
 * @param detail which links, or which command
 */
record Event(Kind kind, int slot, @Nullable Parcel parcel, int detail) {
  /** What can happen. */
  enum Kind {
    /** A parcel arrives. */
    ARRIVE(false),
    /** A node's time has come. */
    TICK(false),
    /** Time passes, and no node does anything. */
    WAIT(false),
    /** A parcel that was held up arrives. */
    ARRIVE_LATE(false),
    /** A parcel is held up; if it never arrives, it is lost. */
    HOLD_UP(true),
    /** A parcel arrives and will arrive again. */
    REPEAT(true),
    /** Ways of the network are cut or mended; what is on its way still arrives. */
    CUT(true),
    /** A process ends. */
    CRASH(true),
    /** A process ends, and the others get a proof of it. */
    CRASH_PROVED(true),
    /** A process starts in the place of one that has ended. */
    START(true),
    /** The application tells its node something. */
    COMMAND(true);

    private final boolean fault;

    Kind(boolean fault) {
      this.fault = fault;
    }

    /** True for what does not happen by itself in a network that is well. */
    boolean isFault() {
      return fault;
    }
  }

  static Event of(Kind kind, int slot) {
    return new Event(kind, slot, null, -1);
  }

  static Event of(Kind kind, Parcel parcel) {
    return new Event(kind, parcel.slot(), parcel, -1);
  }

  static Event of(Kind kind, int slot, int detail) {
    return new Event(kind, slot, null, detail);
  }
}
