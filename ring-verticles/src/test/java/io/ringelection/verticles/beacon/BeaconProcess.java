package io.ringelection.verticles.beacon;

import io.ringelection.NodeId;
import io.vertx.core.Vertx;

/** A process with a beacon and nothing else: prints its port, and lives until it is killed. */
public final class BeaconProcess {
  private BeaconProcess() {}

  /** The node whose beacon it is, as {@code args[0]}. */
  public static void main(String[] args) {
    Watching watching = new Watching(Vertx.vertx(), NodeId.parse(args[0]));
    System.out.println("port " + watching.light().port());
  }
}
