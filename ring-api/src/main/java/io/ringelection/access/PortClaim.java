package io.ringelection.access;

import io.ringelection.RingException;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.LocalMap;

/**
 * The right to one port within one Vert.x. Vert.x lets two servers of one process share a port and
 * takes turns between them; two nodes in one process would then answer for each other by chance.
 */
public final class PortClaim {
  private final LocalMap<String, String> claims;
  private final String face;
  private final String host;
  private final int port;

  private PortClaim(LocalMap<String, String> claims, String face, String host, int port) {
    this.claims = claims;
    this.face = face;
    this.host = host;
    this.port = port;
  }

  /**
   * Takes {@code port}, unless it is 0, which stands for any.
   *
   * @param face whose options name the port: "web" or "grpc"
   * @param node who takes it
   * @throws RingException with reason CONFIGURATION when another node in this process has it
   */
  public static PortClaim take(Vertx vertx, String face, String host, int port, String node) {
    LocalMap<String, String> claims = vertx.sharedData().getLocalMap(PortClaim.class.getName());
    PortClaim claim = new PortClaim(claims, face, host, port);
    String holder = port == 0 ? null : claims.putIfAbsent(claim.address(), node);
    if (holder != null) {
      throw claim.mistake("node " + holder + " of this process has it");
    }
    return claim;
  }

  /** Gives the port back. */
  public void release() {
    claims.remove(address());
  }

  /** The failure to listen in one sentence. */
  public RingException failure(Throwable cause) {
    RingException failure = mistake(String.valueOf(cause.getMessage()));
    failure.initCause(cause);
    return failure;
  }

  private String address() {
    return host + ":" + port;
  }

  private RingException mistake(String why) {
    return new RingException(
        RingException.Reason.CONFIGURATION,
        "cannot listen on port "
            + port
            + " of host "
            + host
            + " ("
            + why
            + "): set the "
            + face
            + " option 'port' to a free port, or to 0 for any, and 'host' to an address of this machine");
  }
}
