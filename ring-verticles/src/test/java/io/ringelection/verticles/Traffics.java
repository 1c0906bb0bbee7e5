package io.ringelection.verticles;

import io.ringelection.Ring;
import io.ringelection.verticles.transport.Traffic;

/** What the transport of a node has counted, for harnesses outside this package. */
public final class Traffics {
  private Traffics() {}

  public static Traffic of(Ring ring) {
    return ((EngineRing) ring).traffic();
  }
}
