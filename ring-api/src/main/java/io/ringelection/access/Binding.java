package io.ringelection.access;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a face may listen: a port that other machines reach must ask who they are. */
public final class Binding {
  private static final Logger LOG = System.getLogger(Binding.class.getName());

  /** What Java takes for an address without asking a name server. */
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?");

  private Binding() {}

  /**
   * One sentence when {@code host} must not be listened on with these options; empty when it may.
   */
  public static Optional<String> problem(String host, AccessOptions access, TlsOptions tls) {
    if (isLoopback(host) || !isUnasked(access, tls)) {
      return Optional.empty();
    }
    return Optional.of(
        "host '"
            + host
            + "' can be reached by other machines, and nothing asks who they are: add a token to 'access.tokens', or set 'tls.clientCa', or set 'access.allowAnonymous' to true to let anybody look");
  }

  /** Nothing asks who a caller is, and nobody has said that this is meant. */
  static boolean isUnasked(AccessOptions access, TlsOptions tls) {
    return !access.isAllowAnonymous() && !tls.knowsClients() && !access.asks();
  }

  /** Tells the log when tokens would cross a network in clear text. */
  public static void warn(String host, AccessOptions access, TlsOptions tls) {
    if (!isLoopback(host) && access.asks() && !tls.enabled()) {
      LOG.log(
          Level.WARNING,
          "tokens for host '"
              + host
              + "' cross the network in clear text: set 'tls', or let a proxy or a service mesh encrypt them");
    }
  }

  /**
   * Only this machine reaches it. A name other than localhost is not looked up and counts as no.
   */
  public static boolean isLoopback(String host) {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      return ADDRESS.matcher(host).matches() && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }
}
