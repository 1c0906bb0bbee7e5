package io.ringelection.verticles.transport;

import java.util.concurrent.atomic.AtomicLongArray;

/** Counts what a transport did. Safe to use from any thread. */
public final class Traffic {
  /** What can be counted. */
  public enum Kind {
    /** Handed to the network. */
    SENT,
    /** Not sent, because too much waits for that node already. */
    HELD_BACK,
    /** The network said that it could not deliver. */
    FAILED,
    /** Delivered to the core. */
    RECEIVED,
    /** Not delivered, because it was under way for longer than a lease. */
    LATE,
    /** Not delivered, because it is no message of this ring's protocol. */
    GARBAGE,
    /** How often the inbox was registered anew. */
    REGISTERED_ANEW
  }

  private final AtomicLongArray counts = new AtomicLongArray(Kind.values().length);

  /** How many so far. */
  public long of(Kind kind) {
    return counts.get(kind.ordinal());
  }

  void count(Kind kind) {
    count(kind, 1);
  }

  void count(Kind kind, int more) {
    counts.addAndGet(kind.ordinal(), more);
  }
}
