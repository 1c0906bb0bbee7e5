package io.ringelection.verticles.beacon;

import io.ringelection.NodeId;
import io.ringelection.NodeTls;
import io.ringelection.verticles.net.PeerSockets;
import io.vertx.core.Vertx;

/** A process with a beacon and nothing else: prints its port, and lives until it is killed. */
public final class BeaconProcess {
  private BeaconProcess() {}

  /**
   * The node whose beacon it is, and the address it listens at; perhaps followed by the paths of a
   * certificate, its key and its authority.
   */
  public static void main(String[] args) {
    NodeTls tls = args.length == 2 ? NodeTls.none() : NodeTls.of(args[2], args[3], args[4]);
    Vertx vertx = Vertx.vertx();
    Watching watching = new Watching(vertx, PeerSockets.of(vertx, tls), NodeId.parse(args[0]));
    System.out.println("port " + watching.light(args[1]).port());
  }
}
