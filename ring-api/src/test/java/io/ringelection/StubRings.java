package io.ringelection;

/** Rings for tests of faces in other packages. */
public final class StubRings {
  private StubRings() {}

  /** A node that is alone and has not joined. */
  public static Ring lone() {
    return new LoneRing();
  }
}
