package io.ringelection.web;

import io.ringelection.RingException;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.LocalMap;

/**
 * The right to one port within one Vert.x. Vert.x lets two servers of one process share a port and
 * takes turns between them; two nodes in one process would then answer for each other by chance.
 */
final class PortClaim {
  private final LocalMap<String, String> claims;
  private final String address;

  private PortClaim(LocalMap<String, String> claims, String address) {
    this.claims = claims;
    this.address = address;
  }

  /**
   * Takes the port that {@code options} name, unless that is "any".
   *
   * @param node who takes it
   * @throws RingException with reason CONFIGURATION when another node in this process has it
   */
  static PortClaim take(Vertx vertx, WebOptions options, String node) {
    LocalMap<String, String> claims = vertx.sharedData().getLocalMap(PortClaim.class.getName());
    if (options.getPort() == 0) {
      return new PortClaim(claims, "");
    }
    String address = options.getHost() + ":" + options.getPort();
    String holder = claims.putIfAbsent(address, node);
    if (holder != null) {
      throw mistake(options, "node " + holder + " of this process has it");
    }
    return new PortClaim(claims, address);
  }

  /** Gives the port back. */
  void release() {
    claims.remove(address);
  }

  /** The failure to listen in one sentence. */
  static RingException failure(WebOptions options, Throwable cause) {
    RingException failure = mistake(options, String.valueOf(cause.getMessage()));
    failure.initCause(cause);
    return failure;
  }

  private static RingException mistake(WebOptions options, String why) {
    return new RingException(
        RingException.Reason.CONFIGURATION,
        "cannot listen on port "
            + options.getPort()
            + " of host "
            + options.getHost()
            + " ("
            + why
            + "): set the web option 'port' to a free port, or to 0 for any, and 'host' to an address of this machine");
  }
}
