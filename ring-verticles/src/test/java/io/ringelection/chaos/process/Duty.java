package io.ringelection.chaos.process;

/** What a process is there for. */
public enum Duty {
  /** A node that keeps a ledger. */
  WATCHED,
  /** A node without a ledger, which costs something, too. */
  UNWATCHED,
  /** A JVM with Vert.x and Hazelcast whose node never joins: what a ring costs comes on top. */
  IDLE
}
