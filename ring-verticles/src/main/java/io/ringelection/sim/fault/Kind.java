package io.ringelection.sim.fault;

/** What can go wrong. */
public enum Kind {
  /** A process ends, and another starts in its place after a while. */
  CRASH,
  /** The same for whoever leads. */
  CRASH_LEADER,
  /** A process stands still. */
  PAUSE,
  /** The leader stands still. */
  PAUSE_LEADER,
  /** The network falls into two parts. */
  SPLIT,
  /** One direction between two slots carries nothing. */
  CUT,
  /** A slot hears nothing, but is heard. */
  DEAF,
  /** The leader hears nothing, but is heard. */
  DEAF_LEADER,
  /** The leader, alone or with one other slot, and the rest do not hear each other. */
  SPLIT_LEADER,
  /** A slot is not heard, but hears. */
  MUTE,
  /** Messages get lost. */
  LOSS,
  /** Messages arrive twice. */
  REPEAT,
  /** Messages are late, and overtaken. */
  SLOW,
  /** A node does not want to own anything for a while. */
  DRAIN,
  /** A node wants to go, and another starts in its place later. */
  LEAVE,
  /** A node is told to drop everything at once. */
  STOP;

  /** True when a process ends by it, and its vote with it. */
  boolean endsProcess() {
    return this == CRASH || this == CRASH_LEADER || this == LEAVE || this == STOP;
  }
}
