package io.ringelection.sim.fault;

/** Which node it happens to. */
public enum Target {
  /** The one in a certain slot. */
  SLOT,
  /** Whoever leads at that time. */
  LEADER,
  /** Whoever asks for votes next, in the middle of that election. */
  CANDIDATE,
  /** Whoever leads next, as soon as it does. */
  SUCCESSOR
}
