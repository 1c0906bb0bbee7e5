package io.ringelection.verticles.transport;

import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a node can be reached beside the event bus.
 *
 * @param host of both ports
 * @param beaconPort where its death can be watched for; 0 for nowhere
 * @param linkPort where it takes messages; 0 for nowhere
 */
public record Place(String host, int beaconPort, int linkPort) {
  private static final int MAX_PORT = 65_535;

  /** Of a node that is reached over the event bus only. */
  public static final Place NOWHERE = new Place("-", 0, 0);

  /** Rejects what is no port, and a host that could not be told to others. */
  public Place {
    if (host.isEmpty() || host.indexOf(' ') >= 0) {
      throw new IllegalArgumentException("host '" + host + "' is none");
    }
    if (Math.min(beaconPort, linkPort) < 0 || Math.max(beaconPort, linkPort) > MAX_PORT) {
      throw new IllegalArgumentException("ports " + beaconPort + " and " + linkPort + " are none");
    }
  }

  /** Null for nowhere. */
  public @Nullable SocketAddress beacon() {
    return beaconPort == 0 ? null : SocketAddress.inetSocketAddress(beaconPort, host);
  }

  /** Null for nowhere. */
  public @Nullable SocketAddress link() {
    return linkPort == 0 ? null : SocketAddress.inetSocketAddress(linkPort, host);
  }
}
