package io.ringelection.sim.check;

/** An invariant did not hold. */
public final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final Invariant invariant;

  /** The invariant, and what was seen instead. */
  public Violation(Invariant invariant, String what) {
    super(invariant + ": " + what);
    this.invariant = invariant;
  }

  /** Which one. */
  public Invariant invariant() {
    return invariant;
  }
}
