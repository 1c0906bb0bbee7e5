package io.ringelection.sim.fault;

/** What can go wrong. The first ones happen to a node, the last ones to the network or the ring. */
public enum Kind {
  /** A process ends, and another starts in its place after a while. */
  CRASH(20),
  /** A process stands still. */
  PAUSE(20),
  /** A machine stands still, and its monotonic clock with it. */
  SUSPEND(4),
  /** A process does everything late. */
  SLUGGISH(6),
  /** A slot hears nothing, but is heard. */
  DEAF(6),
  /** A slot is not heard, but hears. */
  MUTE(4),
  /** A slot, alone or with another one, and the rest do not hear each other. */
  SPLIT_OFF(4),
  /** The network falls into two parts, and only one slot hears and is heard by both. */
  BRIDGE(0),
  /** What is sent to a node alone does not reach it until its watchdog registers it anew. */
  LOST_INBOX(4),
  /** What is sent to all does not reach a node until its watchdog registers it anew. */
  LOST_CALLS(3),
  /** A node does not want to own anything for a while. */
  DRAIN(4),
  /** A node wants to go, and another starts in its place later. */
  LEAVE(6),
  /** A node is told to drop everything at once. */
  STOP(2),
  /** The others get a proof of a node's death while it lives. Must never be: breaks the ring. */
  FALSE_PROOF(0),
  /** The network falls into two parts. */
  SPLIT(20),
  /** One direction between two slots carries nothing. */
  CUT(12),
  /** Messages get lost. */
  LOSS(8),
  /** Messages arrive twice. */
  REPEAT(4),
  /** Messages are late, and overtaken. */
  SLOW(8),
  /** Many nodes join within a second, and go again later. */
  CROWD(0);

  private final int weight;

  Kind(int weight) {
    this.weight = weight;
  }

  /** How often it happens, compared with others; 0 for what happens in some seeds only. */
  int weight() {
    return weight;
  }

  /** True when it happens to one node. */
  boolean hitsNode() {
    return compareTo(FALSE_PROOF) <= 0;
  }

  /** True when it divides the network into two sides. */
  boolean hasSides() {
    return this == SPLIT || this == BRIDGE;
  }

  /** True when a process ends by it, and its vote with it. */
  boolean endsProcess() {
    return this == CRASH || this == LEAVE || this == STOP;
  }
}
